import { test, expect } from '../harness/page.ts';
test('smoke', async ({ page, a11y, shot }) => {
  await page.goto('/sign-in');
  await expect(page.locator('h1')).toBeVisible();
  await shot('smoke');
  await a11y();
});
