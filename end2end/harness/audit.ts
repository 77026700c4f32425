// axe on a page: WCAG 2.2 AA and best practice.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with each rule broken and where. axe is a script, so a page without scripts is audited as a copy of it. */
export async function audit(page: Page, browser: Browser, scripts: boolean): Promise<void> {
  const violations = scripts ? await violated(page) : await onCopy(page, browser);
  expect(violations, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
}

/** In the page itself: there are no frames whose findings would have to be put together in another one. */
async function violated(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(RULES).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}

/** The same markup at the same address in a browser with scripts, whose own scripts are held back. */
async function onCopy(page: Page, browser: Browser): Promise<string[]> {
  const html = await page.content();
  const context = await browser.newContext({ viewport: page.viewportSize(), javaScriptEnabled: true });
  const copy = await context.newPage();
  await copy.route(/\.(js|wasm)$/, (route) => route.abort());
  await copy.route(page.url().split('#')[0], (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await copy.goto(page.url());
  const violations = await violated(copy);
  await context.close();
  return violations;
}
