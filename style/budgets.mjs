// How much a tenant's phone may be asked to fetch, in bytes after brotli.
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes after brotli. `js` is everything a page with an island runs: boot.js and client.js together. */
export const budgets = { css: 16_000, wasm: 120_000, js: 12_000 };

/** The smallest brotli form of `content`, as it is served. */
export function brotli(content) {
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}

/** One line for each kind that is over its budget; empty when all are within. `sizes` is bytes by kind. */
export function overspends(sizes) {
  return Object.entries(sizes)
    .filter(([kind, bytes]) => bytes > budgets[kind])
    .map(([kind, bytes]) => `${kind} is ${bytes} bytes after brotli, the budget is ${budgets[kind]}`);
}
