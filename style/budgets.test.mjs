import assert from "node:assert/strict";
import { test } from "node:test";
import { budgets, heaviestPage, overspends } from "./budgets.mjs";

test("a size at its budget passes and one byte more does not", () => {
  assert.deepEqual(overspends(budgets), []);
  assert.equal(overspends({ css: budgets.css + 1, wasm: 0, js: 0 }).length, 1);
  assert.match(overspends({ js: budgets.js + 1 })[0], /^js is 12001 bytes after brotli, the budget is 12000$/);
});

test("a page loads the small script and the heavier of the bundles", () => {
  const files = { "app.css": 9, "boot.js": 3, "client.js": 5, "planner.js": 4, "client.wasm": 80, "planner.wasm": 70 };
  assert.deepEqual(heaviestPage(files), { css: 9, wasm: 80, js: 8 });
  assert.deepEqual(heaviestPage({}), { css: 0, wasm: 0, js: 0 });
});
