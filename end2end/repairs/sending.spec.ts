// Sent once, whatever happens on the way; and nothing typed is lost.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { email, enter, mine, signIn } from '../harness/people.ts';
import { begin, goOn, isAt, reference, send } from './report.ts';

test('two taps on "Send report" make one case @modes', async ({ page, post }, info) => {
  await enter(page, mine(['olu-fashola', 'anjali-rao'], info));
  await begin(post, { description: 'Two taps, one case.' });
  const before = await count(page);
  await page.goto('/repairs/report/check');
  await page.getByRole('button', { name: 'Send report' }).dblclick();
  const ref = await reference(page);
  expect(await count(page)).toBe(before + 1);
  await page.goto(`/repairs/${ref}`);
  await expect(page.locator('main')).toContainText('Two taps, one case.');
});

test('the same report posted twenty times at once makes one case, and each answer leads to it @once', async ({ page, post }) => {
  await enter(page, 'kieran-shaw');
  await begin(post, {});
  const before = await count(page);
  await page.goto('/repairs/report/check');
  const key = await page.locator('main input[name=submission_key]').getAttribute('value');
  const answers = await Promise.all(Array.from({ length: 20 }, () => post('/do/repairs/report/send', { submission_key: key! })));
  const pages = await Promise.all(answers.map((answer) => answer.text()));
  const references = new Set(pages.map((text) => /R-\d\d-\d{6}/.exec(text)?.[0]));
  expect([...references]).toHaveLength(1);
  expect(await count(page)).toBe(before + 1);
});

test('going back after sending does not send again @modes', async ({ page, post }, info) => {
  await enter(page, mine(['carlos-mendes', 'mei-lin-chow'], info));
  await begin(post, {});
  const ref = await send(page);
  const before = await count(page);
  await page.goBack();
  const again = page.getByRole('button', { name: 'Send report' });
  if (await again.isVisible()) await again.click();
  await page.goto('/repairs/report/check');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your report is sent');
  expect(await count(page)).toBe(before);
  await page.goto(`/repairs/${ref}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.describe('what was answered', () => {
  test('stays after reload, back and another question @modes', async ({ page, post }) => {
    await begin(post, { before: 'describe' });
    await page.goto('/repairs/report/describe');
    await page.getByLabel('Tell us what is wrong, in your own words').fill('It drips.\n\nAll night.');
    await goOn(page);
    await isAt(page, '/repairs/report/photos');
    await page.goBack();
    await page.reload();
    await expect(page.getByLabel('Tell us what is wrong, in your own words')).toHaveValue('It drips.\n\nAll night.');
    await page.goto('/repairs/report');
    await expect(page.locator('main')).toContainText('You have a report that is not finished');
    await page.getByRole('link', { name: 'Go on with it' }).click();
    await isAt(page, '/repairs/report/photos');
  });

  test('is there on another device after signing in on both @modes', async ({ page, post, another }, info) => {
    const who = mine(['elena-popescu', 'joseph-ncube'], info);
    await begin(post, { before: 'photos', description: 'Begun on the phone.' });
    await page.goto('/sign-in?then=/repairs/report');
    await signIn(page, email(who));
    await expect(page.locator('main')).toContainText('You have a report that is not finished');
    const desktop = await another({ viewport: { width: 1280, height: 800 } });
    await enter(desktop, who);
    await desktop.goto('/repairs/report');
    await desktop.getByRole('link', { name: 'Go on with it' }).click();
    await isAt(desktop, '/repairs/report/photos');
    await desktop.goto('/repairs/report/describe');
    await expect(desktop.getByLabel('Tell us what is wrong, in your own words')).toHaveValue('Begun on the phone.');
  });
});

async function count(page: Page): Promise<number> {
  const html = await (await page.request.get('/repairs')).text();
  return new Set(html.match(/R-\d\d-\d{6}/g)).size;
}
