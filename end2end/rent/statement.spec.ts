// The statement of an account against a ledger worked out anew: every line, every balance after it, on the page, in the file
// and on paper.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { balanceWords, type Ledger, LEDGERS, pounds, shift, TODAY } from './ledgers.ts';

/** Thirteen Mondays. */
const USUAL = '2026-08-24';

for (const ledger of LEDGERS) {
  const name = [ledger.who, ledger.account?.toLowerCase()].filter(Boolean).join('-');

  test(`the statement of ${name}, line by line @modes`, async ({ page, shot, a11y }) => {
    await enter(page, ledger.who);
    await toStatement(page, ledger);
    expect(await rowsOf(page)).toEqual(expected(ledger, USUAL));
    await expect(page.locator('.statement')).toContainText('From 24 August 2026 to 21 November 2026');
    await shot(`statement-${name}`);
    await a11y();
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.nav', '.govuk-back-link', 'a[download]']) await expect(page.locator(part).first()).toBeHidden();
    await shot(`statement-${name}-print`);
    await page.emulateMedia({ media: null });
  });

  test(`the spreadsheet of ${name} is the whole ledger @once`, async ({ page }) => {
    await enter(page, ledger.who);
    await toStatement(page, ledger, 'range=all');
    const link = page.getByRole('link', { name: 'Download as a spreadsheet (CSV)' });
    const answer = await page.request.get((await link.getAttribute('href'))!);
    expect(answer.headers()['content-type']).toContain('text/csv');
    const [head, before, ...lines] = csv(await answer.text());
    expect(head).toEqual(['Date', 'What', 'Charged', 'Paid', 'Balance']);
    expect(before.slice(1)).toEqual(['Balance before', '', '', '0.00']);
    expect(lines.slice(0, -1)).toEqual(inFile(ledger));
    expect(lines.at(-1)).toEqual([TODAY, 'Balance at the end', '', '', plain(ledger.balance)]);
  });
}

test('a long statement comes in pages that go on from each other @modes', async ({ page, shot, a11y }) => {
  const ledger = LEDGERS.find(({ who }) => who === 'margaret-ollerenshaw')!;
  expect(ledger.lines.length).toBeGreaterThan(400);
  await enter(page, ledger.who);
  await page.goto('/rent/statement?range=all');
  await expect(page.locator('main')).toContainText('Page 3 of 3');
  await shot('statement-long');
  await a11y();
  const pages = [await linesOf(page)];
  while (await page.getByRole('link', { name: 'Older lines' }).count()) {
    await page.getByRole('link', { name: 'Older lines' }).click();
    await expect(page.locator('main')).toContainText(`Page ${3 - pages.length} of 3`);
    pages.unshift(await linesOf(page));
  }
  expect(pages.flat()).toEqual(expected(ledger, shift(ledger.lines[0].day, -1)).slice(1, -1));
});

test('any dates may be chosen, and dates that are none are said at their field @modes', async ({ page, shot, a11y }) => {
  const ledger = LEDGERS.find(({ who }) => who === 'anjali-rao')!;
  await enter(page, ledger.who);
  await page.goto('/rent/statement');
  await page.getByText('Choose other dates').click();
  const dates: Record<string, string> = { from_day: '15', from_month: '12', from_year: '2025', to_day: '5', to_month: '1', to_year: '2026' };
  for (const [name, value] of Object.entries(dates)) await page.locator(`[name="${name}"]`).fill(value);
  await page.getByRole('button', { name: 'Show' }).click();
  // Nothing is charged in the two weeks of Christmas.
  await expect(page.locator('.statement')).toContainText('From 15 December 2025 to 5 January 2026');
  expect(await rowsOf(page)).toEqual(expected(ledger, '2025-12-15', '2026-01-05'));
  await page.goto('/rent/statement?from_day=31&from_month=2&from_year=2026');
  await expect(page.locator('#error-summary')).toContainText('Enter the first day, for example 6 4 2026');
  await expect(page.locator('[name="from_day"]')).toHaveValue('31');
  await shot('statement-wrong-dates');
  await a11y();
});

test.describe('of others', () => {
  test.use({ expected: [/status of 404/] });

  test('a statement is not to be had by a neighbour, who is told what everyone is told @once', async ({ page, another }) => {
    await enter(page, 'kwame-boateng');
    await page.goto('/rent/statement');
    const link = await page.locator('main a[href*="account="]').first().getAttribute('href');
    const reference = /account=(\d{10})/.exec(link!)![1];
    const neighbour = await another();
    await enter(neighbour, 'grace-adeyemi');
    for (const path of [`/rent/statement?account=${reference}`, `/rent/statement.csv?account=${reference}`]) {
      const theirs = await neighbour.request.get(path);
      const nobodys = await neighbour.request.get(path.replace(reference, '6100000002'));
      expect([theirs.status(), nobodys.status()], path).toEqual([404, 404]);
      expect(await theirs.text()).not.toContain('Boateng');
    }
  });
});

/** The statement of the ledger's account. */
async function toStatement(page: Page, { account }: Ledger, query = ''): Promise<void> {
  await page.goto(`/rent/statement?${query}`);
  if (!account) return;
  const choice = page.locator('select[name="account"] option').filter({ hasText: account });
  await page.goto(`/rent/statement?account=${await choice.getAttribute('value')}&${query}`);
}

/** The cells of every row of the page's table. */
async function rowsOf(page: Page): Promise<string[][]> {
  const rows = page.locator('.statement__table tbody tr');
  const cells = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent!.trim())));
  return cells;
}

/** Without the balances before and after. */
async function linesOf(page: Page): Promise<string[][]> {
  return (await rowsOf(page)).filter((cells) => cells.length === 5);
}

/** What the table must say of a stretch of time, both days with it. */
function expected({ lines }: Ledger, from: string, to = TODAY): string[][] {
  let balance = lines.filter(({ day }) => day < from).reduce((sum, { pence }) => sum + pence, 0);
  const rows = [['Balance before', balanceWords(balance)]];
  for (const { day, what, pence } of lines.filter((line) => line.day >= from && line.day <= to)) {
    balance += pence;
    rows.push([longDate(day), what, pence > 0 ? pounds(pence) : '', pence < 0 ? pounds(pence) : '', balanceWords(balance)]);
  }
  return [...rows, ['Balance at the end', balanceWords(balance)]];
}

function longDate(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

function inFile({ lines }: Ledger): string[][] {
  let balance = 0;
  return lines.map(({ day, what, pence }) => {
    balance += pence;
    return [day, what.replace(' (taken back later)', ''), pence > 0 ? plain(pence) : '', pence < 0 ? plain(-pence) : '', plain(balance)];
  });
}

/** Pounds and pence as a spreadsheet reads them. */
function plain(pence: number): string {
  const sign = pence < 0 ? '-' : '';
  return `${sign}${Math.floor(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;
}

/** RFC 4180, as far as a statement goes: quotes around what has a comma. */
function csv(text: string): string[][] {
  const lines = text.replace(/^\uFEFF/, '').split('\r\n');
  return lines.filter((line) => line).map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, 5).map(([, cell]) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')));
}
