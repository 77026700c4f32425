// Danger comes first: the number to ring stands on the next screen, and that we were told is written down.
import { expect, test } from '../harness/page.ts';
import { enter, mine } from '../harness/people.ts';
import { answer, begin, isAt, send } from './report.ts';

const REPORTERS = ['ahmed-farouk', 'rosa-benedetti', 'ivy-pemberton', 'viktor-petrov'] as const;

test('gas: the number to ring, and the time it was told, before any other question', async ({ page, post, another, shot, a11y }, info) => {
  const who = mine(REPORTERS, info);
  await enter(page, who);
  await page.goto('/repairs/report');
  const restart = page.getByRole('button', { name: 'Start again' });
  await (await restart.isVisible() ? restart : page.getByRole('button', { name: 'Start now' })).click();
  await answer(page, 'I can smell gas');
  await isAt(page, '/repairs/report/emergency/advice', 'Ring 0800 111 999 now');
  await expect(page.locator('a[href="tel:0800111999"]').first()).toBeVisible();
  await expect(page.locator('main')).toContainText(/We have written down that you told us at .*21 November 2026/);
  await shot('emergency-advice');
  await a11y();
  await page.getByRole('link', { name: 'Tell us about it as well' }).click();
  await isAt(page, '/repairs/report/place');

  await begin((path, form) => (/start|emergency/.test(path) ? Promise.resolve() : post(path, form)));
  const ref = await send(page);
  await expect(page.locator('main')).toContainText('If anyone is in danger, ring now');
  await shot('emergency-sent');
  const officer = await another();
  await enter(officer, 'marcus-bell');
  await officer.goto(`/officer/cases/${ref}`);
  await expect(officer.locator('main')).toContainText('I can smell gas');
  await shot('desk-emergency', officer);
});

test('the emergency page needs no sign-in and says all numbers', async ({ page, shot, a11y }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Help now' }).click();
  for (const number of ['999', '0800 111 999', '105']) await expect(page.locator('main')).toContainText(number);
  await shot('emergency');
  await a11y();
});
