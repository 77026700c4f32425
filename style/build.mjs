// Compiles our style and the part of GOV.UK Frontend we use into one file, and refuses to let it grow too heavy for a phone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { compile } from 'sass';

const MOST_BYTES = 16 * 1024;
const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(here, '../target/staging/app.css');

const { css } = compile(resolve(here, 'app.scss'), {
  style: 'compressed',
  charset: false,
  loadPaths: [resolve(here, 'node_modules/govuk-frontend/dist')],
  quietDeps: true,
});
const bytes = brotliCompressSync(css, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
}).length;

if (bytes > MOST_BYTES) {
  console.error(`app.css is ${bytes} bytes after brotli; ${MOST_BYTES} is the most.`);
  process.exit(1);
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, css);
console.log(`app.css: ${css.length} bytes, ${bytes} after brotli`);
