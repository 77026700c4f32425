// Finding what is wrong by one's own words, beside the questions.
import { expect, test } from '../harness/page.ts';
import { answer, isAt } from './report.ts';

test('a search leads past the questions that it answers', async ({ page, shot, a11y }) => {
  await page.goto('/repairs/report');
  await search(page, "the tap won't stop running");
  await isAt(page, '/repairs/report/found', 'Is it one of these?');
  expect(page.url(), 'their words stand in no address').not.toContain('tap');
  await shot('report-found');
  await a11y();
  await page.locator('[name="found"][value="tap/runs"]').check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await isAt(page, '/repairs/report/emergency');
  await answer(page, 'None of these');
  await isAt(page, '/repairs/report/room');
  await expect(page.getByLabel('Bedroom', { exact: true })).toHaveCount(0);
  await answer(page, 'Kitchen');
  await isAt(page, '/repairs/report/more');
});

test('nothing found says so and leads to the questions', async ({ page, shot }) => {
  await page.goto('/repairs/report');
  await search(page, 'zxqv wvxq');
  await isAt(page, '/repairs/report/found', 'We found nothing for those words');
  await shot('report-found-nothing');
  await page.getByRole('link', { name: 'Answer the questions' }).click();
  await isAt(page, '/repairs/report/emergency');
});

async function search(page: import('@playwright/test').Page, words: string): Promise<void> {
  await page.getByLabel('Or say it in your own words').fill(words);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
}
