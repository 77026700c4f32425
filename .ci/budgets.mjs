// Weighs target/site against the byte budgets of design.md 5: brotli, in kilobytes of 1,000 bytes. Of the bundles of islands a
// page loads one.
// .ci/budgets.mjs [FOLDER]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotli, budgets, heaviestPage, overspends } from '../style/budgets.mjs';

const folder = process.argv[2] ?? process.env.DOORSTEP_SITE_DIR ?? 'target/site';

const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile() && /\.(css|js|wasm)$/.test(it.name));
const weighed = files.map((it) => [it.name.replace(/\.[0-9a-f]{12}\./, '.'), brotli(readFileSync(join(it.parentPath ?? it.path, it.name))).length]);
const heaviest = heaviestPage(Object.fromEntries(weighed));

for (const [name, bytes] of weighed) console.log(`${name.padEnd(14)} ${String(bytes).padStart(7)} bytes`);
for (const [kind, budget] of Object.entries(budgets)) {
  console.log(`${kind.padEnd(5)} ${String(heaviest[kind]).padStart(7)} of ${budget} bytes in the heaviest page`);
}
const missing = Object.keys(budgets).filter((kind) => !weighed.some(([name]) => name.endsWith(`.${kind}`)));
const faults = [...missing.map((kind) => `no .${kind} file in ${folder}: run make site`), ...overspends(heaviest)];
faults.forEach((it) => console.error(`doorstep: ${it}`));
process.exit(faults.length ? 1 : 0);
