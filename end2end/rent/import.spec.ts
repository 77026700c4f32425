// A file of transactions with two rows that are wrong: nothing is changed and each fault is named; the row that is right, once
// asked for, comes in; and the same file again changes nothing.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { accountOf } from '../pages/visits.ts';

/** Someone whose balance no journey looks at. */
const WHO = 'imran-qureshi';

/** The codes of another system; the headers are recognised without. */
const MAPPING = `system = "endtoend"
payments = "negative"
[codes.kind]
CSH = "cash_credit"
`;

const NO_AMOUNT = 'is not an amount in pounds and pence, such as 116.10';
const NO_ACCOUNT = 'There is no account with this number or payment reference. Import accounts first';

test('rows that are wrong are named, rows that are right come in once @modes', async ({ page, another, shot, a11y }) => {
  test.setTimeout(180_000);
  const tenant = await another();
  await enter(tenant, WHO);
  const account = await accountOf(tenant);
  const mark = crypto.randomUUID().slice(0, 8);
  const words = `Found at the bank ${mark}`;
  const file = [
    'account,reference,kind,amount,date,words',
    `${account},${mark}-1,CSH,-12.34,2026-11-20,${words}`,
    `${account},${mark}-2,CSH,twelve,2026-11-20,${words}`,
    `6100000002,${mark}-3,CSH,-5.00,2026-11-20,${words}`,
    '',
  ].join('\n');
  const main = page.locator('main');
  await enter(page, 'carol-winn');

  await test.step('nothing is changed, and each fault has its line, column and reason', async () => {
    await send(page, file, 'Change nothing, and tell me which rows');
    await expect(main).toContainText('Nothing changed', { timeout: 60_000 });
    await expect(main).toContainText('2 of 3 rows wrong');
    const rows = main.locator('table tbody tr');
    expect(await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent!.trim())))).toEqual([
      ['3', '4: amount', NO_AMOUNT],
      ['4', '1: account', NO_ACCOUNT],
    ]);
    await shot('import-refused');
    await a11y();
    expect(await onStatement(tenant, words)).toBe(0);
  });

  await test.step('the same as a file for a spreadsheet', async () => {
    const link = page.getByRole('link', { name: 'Download all of it as a CSV file' });
    const faults = await page.request.get((await link.getAttribute('href'))!);
    expect(faults.headers()['content-disposition']).toContain('import-faults.csv');
    const lines = (await faults.text()).replace(/^\uFEFF/, '').trim().split('\r\n');
    expect(lines).toEqual(['line,column_number,column,reason', `3,4,amount,"${NO_AMOUNT}"`, `4,1,account,${NO_ACCOUNT}`]);
  });

  await test.step('the rows that are right are taken when that is asked for', async () => {
    await send(page, file, 'Take the rows that are right, and tell me about the others');
    await expect(main).toContainText('1 added, 2 left out', { timeout: 60_000 });
    await expect(main).toContainText(NO_AMOUNT);
    await shot('import-done');
    await a11y();
    expect(await onStatement(tenant, words)).toBe(1);
    await expect(tenant.locator('.statement__table tbody tr').filter({ hasText: words })).toContainText('£12.34');
  });

  await test.step('the same file again changes nothing', async () => {
    await send(page, file, 'Take the rows that are right, and tell me about the others');
    await expect(main).toContainText(/As they were\s*1/, { timeout: 60_000 });
    await expect(main).toContainText('A file with the same contents was brought in on');
    await expect(main).not.toContainText('1 added');
    expect(await onStatement(tenant, words)).toBe(1);
  });
});

/** Sends a file of transactions and stays on the page that says what became of it. */
async function send(page: Page, file: string, wrong: string): Promise<void> {
  await page.goto('/officer/imports');
  await page.getByLabel('Rent transactions').check();
  await page.getByLabel('Mapping (leave empty if you have none)').fill(MAPPING);
  await page.getByLabel(wrong).check();
  await page.getByLabel('Yes, bring it in').check();
  await page.getByLabel('The file').setInputFiles({ name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
}

/** On how many lines of the tenant's statement the words stand. */
async function onStatement(tenant: Page, words: string): Promise<number> {
  await tenant.goto('/rent/statement');
  return tenant.locator('.statement__table tbody tr').filter({ hasText: words }).count();
}
