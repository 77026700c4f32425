// The demo: anyone is entered in two clicks, and what would have been sent can be read.
import { expect, test } from '../harness/page.ts';

test('a tenant and an officer are each entered in two clicks', async ({ page, another, shot, a11y }) => {
  await page.goto('/');
  await shot('landing');
  await page.getByRole('link', { name: 'Sign in', exact: true }).first().click();
  await page.getByRole('button', { name: 'Priya Sharma' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good morning, Priya');
  await shot('home-priya');
  await a11y();

  const officer = await another();
  await officer.goto('/officer/sign-in');
  await shot('officer-sign-in', officer);
  await officer.getByRole('button', { name: 'Marcus Bell' }).click();
  await expect(officer).toHaveURL(/\/officer$/);
});

test('the outbox shows every message, newest first @modes', async ({ page, shot, a11y }) => {
  await page.goto('/demo/outbox');
  expect(await page.locator('article').count()).toBeGreaterThan(10);
  await shot('outbox');
  await a11y();
});
