// The addresses of all pages, read from where the app declares them, so that none is forgotten.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const APP = resolve(dirname(fileURLToPath(import.meta.url)), '../../app/src');

/** As they stand in the source: `/repairs/:reference`. */
export function addresses(): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs'));
  const text = files.map((name) => readFileSync(join(APP, name), 'utf8')).join('\n');
  const routes = [...text.matchAll(/<Route\s[^>]*?path=path!\("([^"]*)"\)/g)].map((match) => match[1] || '/');
  return [...new Set(routes)].sort();
}
