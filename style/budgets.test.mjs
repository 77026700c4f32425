import assert from "node:assert/strict";
import { test } from "node:test";
import { budgets, overspends } from "./budgets.mjs";

test("a size at its budget passes and one byte more does not", () => {
  assert.deepEqual(overspends(budgets), []);
  assert.equal(overspends({ css: budgets.css + 1, wasm: 0, js: 0 }).length, 1);
  assert.match(overspends({ js: budgets.js + 1 })[0], /^js is 12001 bytes after brotli, the budget is 12000$/);
});
