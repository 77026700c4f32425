// Weighs target/site against the byte budgets of design.md 5: brotli, in kilobytes of 1,000 bytes.
// .ci/budgets.mjs [FOLDER]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const BUDGETS = { css: 16_000, wasm: 120_000, js: 12_000 };
const folder = process.argv[2] ?? process.env.DOORSTEP_SITE_DIR ?? 'target/site';

const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
const weighed = Object.entries(BUDGETS).map(([kind, budget]) => {
  const ofKind = files.filter((it) => it.name.endsWith(`.${kind}`)).map((it) => join(it.parentPath ?? it.path, it.name));
  const bytes = ofKind.reduce((sum, path) => sum + brotliCompressSync(readFileSync(path)).length, 0);
  return { kind, budget, bytes, count: ofKind.length };
});

for (const { kind, budget, bytes, count } of weighed) {
  console.log(`${kind.padEnd(5)} ${String(bytes).padStart(7)} of ${budget} bytes in ${count} file${count === 1 ? '' : 's'}`);
}
const faults = weighed.flatMap(({ kind, budget, bytes, count }) => {
  if (count === 0) return [`no .${kind} file in ${folder}: run make site`];
  return bytes > budget ? [`${kind} is ${bytes - budget} bytes over its budget`] : [];
});
faults.forEach((it) => console.error(`doorstep: ${it}`));
process.exit(faults.length ? 1 : 0);
