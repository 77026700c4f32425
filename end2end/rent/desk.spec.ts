// The income officer's list and accounts: who is truly behind, who is on hold, and who may not look.
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { findAccounts, openAccount, rowsOf } from './desk.ts';

/** Name, truly owed, weeks owed, on paper, and what comes of itself, as the demo's figures make them. */
const STANDS: [string, string, string, string, string][] = [
  ['Ruby Tate', '£580.50', '5.0', '£696.60', '£116.10'],
  ['Yusuf Demir', '£756.60', '6.0', '£756.60', '£0.00'],
  ['Hannah Leigh', '£661.80', '6.0', '£661.80', '£0.00'],
  ['Dean Pratt', '£948.55', '8.5', '£948.55', '£0.00'],
  ['Samira Yusuf', '£232.20', '2.0', '£348.30', '£116.10'],
  ['Zofia Nowak', '£126.50', '1.0', '£738.90', '£0.00'],
];

test('the list is of what is truly owed, the most first, and says whom not to chase @modes', async ({ page, shot, a11y }) => {
  await enter(page, 'carol-winn');
  await page.goto('/officer/rent');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rent');
  const rows = await rowsOf(page);
  expect(rows.length).toBeGreaterThanOrEqual(20);
  const owed = rows.map((cells) => Number(cells[1].replace(/[£,]/g, '')));
  expect(owed).toEqual([...owed].sort((a, b) => b - a));
  for (const [name, ...figures] of STANDS) {
    const row = rows.find((cells) => cells[0].includes(name) && !/Garage/.test(cells[0]));
    expect(row?.slice(1), name).toEqual(figures);
  }
  await expect(page.locator('tr').filter({ hasText: 'Zofia Nowak' })).toContainText('Do not chase');
  await shot('rent-desk');
  await a11y();
});

test('an account says what matters first, and a breathing space stands above all @modes', async ({ page, shot, a11y }) => {
  await enter(page, 'carol-winn');
  await openAccount(page, 'Zofia Nowak');
  await expect(page.locator('main')).toContainText('Do not ask anyone on this tenancy');
  await expect(page.locator('main')).toContainText('£612.40');
  await shot('rent-desk-frozen');
  await a11y();
  await openAccount(page, 'Samira Yusuf');
  await expect(page.locator('main')).toContainText('Never use a way that is marked as not safe.');
  const text = await page.locator('main').innerText();
  expect(text.indexOf('Know this first')).toBeLessThan(text.indexOf('How it stands'));
  await shot('rent-desk-unsafe');
  await a11y();
});

test('after a death the rent has ended, and the use of the home stands apart @modes', async ({ page, shot, a11y }) => {
  await enter(page, 'carol-winn');
  await findAccounts(page, 'Frith');
  const rows = await rowsOf(page);
  expect(rows).toHaveLength(2);
  // Five Mondays since, of the rent and what the block adds, and nothing that comes of itself.
  const use = rows.find((cells) => cells[0].includes('Use of the home'));
  expect(use?.slice(1)).toEqual(['£606.75', '5.0', '£606.75', '£0.00']);
  const rent = rows.find((cells) => !cells[0].includes('Use of the home'));
  expect(rent?.[1]).toBe('£184.20');
  const row = page.locator('.rent-list tbody tr').filter({ hasText: 'Use of the home' });
  await page.goto((await row.locator('a').first().getAttribute('href'))!);
  const main = page.locator('main');
  await expect(main).toContainText('Use of the home · 2 Tannery Yard, ZZ99 3AA');
  await expect(main.locator('section[aria-labelledby="stands"]')).toContainText(/Weeks truly owed\s*5\.0 weeks/);
  await expect(main.locator('section[aria-labelledby="lines"]')).toContainText('Use of the home for the week');
  const beside = main.locator('section[aria-labelledby="beside"]');
  await expect(beside).toContainText('Rent (closed 19 October 2026)');
  await expect(beside).toContainText('£184.20');
  await expect(main).toContainText('No named tenant any more.');
  // No step towards a court follows, and no plan is made with anybody.
  await expect(main.getByRole('heading', { name: 'Steps', exact: true })).toHaveCount(0);
  await shot('rent-desk-use-and-occupation');
  await a11y();
  await page.goto(`${new URL(page.url()).pathname}/arrangement`);
  await expect(main).toContainText('This kind of account has no plans');
});

test.describe('to others', () => {
  test.use({ expected: [/status of 40[34]/] });

  test('the desk of other teams has no rent, and neither has a tenant @once', async ({ page, another }) => {
    await enter(page, 'carol-winn');
    const account = await openAccount(page, 'Ruby Tate');
    for (const who of ['marcus-bell', 'dev-anand', 'tom-askew', 'ruby-tate']) {
      const other = await another();
      await enter(other, who);
      for (const path of ['/officer/rent', account]) {
        const answer = await other.request.get(path, { maxRedirects: 0 });
        expect(answer.status(), `${who} at ${path}`).not.toBe(200);
        expect(await answer.text()).not.toContain('580.50');
      }
    }
    const repairs = await another();
    await enter(repairs, 'marcus-bell');
    await repairs.goto('/officer');
    await expect(repairs.locator('a[href="/officer/rent"]')).toHaveCount(0);
  });
});
