// axe on a page: WCAG 2.2 AA and best practice.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with each rule broken and where. axe is a script, so a page without scripts is audited as a copy of it on another page. */
export async function audit(page: Page, copyist?: Page): Promise<void> {
  const violations = copyist ? await onCopy(page, copyist) : await violated(page);
  expect(violations, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
}

/** In the page itself: there are no frames whose findings would have to be put together in another one. */
async function violated(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(RULES).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}

/** The same markup at the same address where scripts run; its own are held back. */
async function onCopy(page: Page, copy: Page): Promise<string[]> {
  const html = await page.content();
  // With a fragment the browser would stay on the copy before, at the same address.
  const address = page.url().split('#')[0];
  await copy.setViewportSize(page.viewportSize()!);
  await copy.route(/\.(js|wasm)$/, (route) => route.abort());
  await copy.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await copy.goto(address);
  const violations = await violated(copy);
  await copy.unrouteAll();
  return violations;
}
