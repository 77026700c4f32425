// How much a tenant's phone may be asked to fetch, in bytes after brotli.
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes after brotli. `wasm` is one bundle, `js` everything a page with an island runs: boot.js and its bundle's own. */
export const budgets = { css: 16_000, wasm: 120_000, js: 12_000 };

/** The smallest brotli form of `content`, as it is served. */
export function brotli(content) {
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}

/** What a page can be made to load, by kind: one bundle of islands at most, and boot.js. `files` is bytes by name. */
export function heaviestPage(files) {
  const ofKind = (kind) => Object.entries(files).filter(([name]) => name.endsWith(`.${kind}`));
  const sum = (some) => some.reduce((total, [, bytes]) => total + bytes, 0);
  const most = (some) => Math.max(0, ...some.map(([, bytes]) => bytes));
  const [boot, bundles] = [true, false].map((isBoot) => ofKind("js").filter(([name]) => (name === "boot.js") === isBoot));
  return { css: sum(ofKind("css")), wasm: most(ofKind("wasm")), js: sum(boot) + most(bundles) };
}

/** One line for each kind that is over its budget; empty when all are within. `sizes` is bytes by kind. */
export function overspends(sizes) {
  return Object.entries(sizes)
    .filter(([kind, bytes]) => bytes > budgets[kind])
    .map(([kind, bytes]) => `${kind} is ${bytes} bytes after brotli, the budget is ${budgets[kind]}`);
}
