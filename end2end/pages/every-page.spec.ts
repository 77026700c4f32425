// Every page of the router, with and without JavaScript, on a very small and on a wide screen: axe, one heading, a title,
// a language, nothing wider than the screen, and the keyboard reaches what there is to do.
import type { Page } from '@playwright/test';
import { addresses } from '../harness/addresses.ts';
import { expect, test } from '../harness/page.ts';
import { visit, VISITS } from './visits.ts';

const WIDTHS = [320, 1280];

test('each page has its entry, and each entry a page @once', () => {
  expect(addresses()).toEqual(Object.keys(VISITS).sort());
});

for (const path of addresses()) {
  test(`${path} @modes`, async ({ page, post, a11y, shot }) => {
    await page.setViewportSize({ width: WIDTHS[0], height: 640 });
    await visit(path, { page, post });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 640 });
      await shot(`every${path.replaceAll(/[/:]+/g, '-').replace(/-$/, '')}-${width}`);
      await a11y();
      await fits(page);
    }
    await isWellFormed(page);
    const { main, folded } = VISITS[path];
    if (main) await reachesByKeyboard(page, main, folded);
  });
}

async function isWellFormed(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page).toHaveTitle(/^.+ - Ebbsmarsh Borough Council$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

/** WCAG 1.4.10: no scrolling in two directions. Wide tables may scroll in their own box. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const beyond = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > room + 1);
    return beyond.slice(0, 5).map((it) => `${it.tagName.toLowerCase()}.${it.className} to ${Math.round(it.getBoundingClientRect().right)} of ${room}`);
  });
  expect(wide).toEqual([]);
}

/**
 * Tab by tab, in the order of the page, each stop with something to see: the skip link first, and sooner or later the thing to do,
 * if need be in a fold that the keyboard opens.
 */
async function reachesByKeyboard(page: Page, main: string | RegExp, folded?: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  const first = await focused(page);
  expect(first.text, 'the first stop').toBe('Skip to the main part');
  for (let stop = 0; stop < 120; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    expect(here.outlined, `the focus shows at "${here.text}"`).toBe(true);
    const text = here.text;
    if (text === folded) await page.keyboard.press('Enter');
    if (typeof main === 'string' ? text.startsWith(main) : main.test(text)) return;
  }
  throw new Error(`the keyboard does not reach "${main}"`);
}

async function focused(page: Page): Promise<{ text: string; outlined: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const shows = (it: Element | null) => {
      if (!it) return false;
      const style = getComputedStyle(it);
      return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
    };
    const label = at.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`) : null;
    const marks = [at, at.parentElement, label];
    const pseudo = label && getComputedStyle(label, '::before').boxShadow !== 'none';
    return { text: (at.innerText || (at as HTMLInputElement).name || at.tagName).trim(), outlined: marks.some(shows) || !!pseudo };
  });
}
