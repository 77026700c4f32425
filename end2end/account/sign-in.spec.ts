// Codes: one use, ten minutes, five tries, this browser only; and nobody learns whose address we hold.
import type { Page } from '@playwright/test';
import { codes, messages, newCode } from '../harness/outbox.ts';
import { expect, test } from '../harness/page.ts';
import { askForCode, email, enter, enterCode, mine } from '../harness/people.ts';

const OVER = 'That code is no longer good';

test('a code by email lets in once, and to where they were going', async ({ page, another, shot, a11y }, info) => {
  const address = mine(['priya.sharma@example.com', 'arjun.sharma@example.com', 'yusuf.demir@example.com', 'margaret.o@example.com'], info);
  await page.goto('/messages');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.locator('#contact-error')).toBeVisible();
  await a11y();
  const code = await askForCode(page, address);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  await shot('sign-in-code');
  await a11y();

  await test.step('not in another browser', async () => {
    const thief = await another();
    await thief.goto('/sign-in/code');
    await enterCode(thief, code);
    await expect(thief.locator('#code-error')).toBeVisible();
  });
  await test.step('typed with small letters and without the dash', async () => {
    await enterCode(page, code.toLowerCase().replace('-', ' '));
    await expect(page).toHaveURL(/\/messages$/);
  });
  await test.step('and not a second time', async () => {
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await page.goto('/sign-in/code');
    await enterCode(page, code);
    await expect(page.locator('#code-error')).toContainText(OVER);
    await page.goto('/home');
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test('a wrong code says how many tries are left, the fifth ends it @modes', async ({ page, shot, a11y }, info) => {
  const code = await startAt(page, email(mine(['hannah-leigh', 'stanley-fox'], info)));
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
    await enterCode(page, 'AAAA-AAAA');
    await expect(page.locator('#code-error')).toContainText(`You have ${left} left`);
  }
  await shot('sign-in-code-wrong');
  await a11y();
  await enterCode(page, '2222-2222');
  await expect(page.locator('#code-error')).toContainText(OVER);
  await enterCode(page, code);
  await expect(page.locator('#code-error'), 'the right one comes too late').toContainText(OVER);
});

test('a code runs out after ten minutes @once', async ({ page, later }) => {
  const code = await startAt(page, email('bethan-rhys'));
  await page.goto(`${later}/sign-in/code`);
  await enterCode(page, code);
  await expect(page.locator('#code-error')).toContainText(OVER);
  await page.goto('/sign-in/code');
  await enterCode(page, code);
  await expect(page, 'it was good a moment before').toHaveURL(/\/home$/);
});

test('a newer code ends the older @once', async ({ page }) => {
  const older = await startAt(page, email('gordon-blythe'));
  await page.goto('/sign-in');
  const newer = await askForCode(page, email('gordon-blythe'));
  await enterCode(page, older);
  await expect(page.locator('#code-error')).toBeVisible();
  await enterCode(page, newer);
  await expect(page).toHaveURL(/\/home$/);
});

test('a mobile number gets six figures by text @modes', async ({ page, shot }, info) => {
  const [typed, recipient] = mine([['07700 900105', '+447700900105'], ['07700900111', '+447700900111']] as const, info);
  await page.goto('/sign-in');
  const code = await askForCode(page, typed, recipient);
  expect(code).toMatch(/^\d{6}$/);
  const [text] = await messages(recipient);
  expect(text.channel).toBe('sms');
  expect(text.body.length).toBeLessThanOrEqual(160);
  await shot('sign-in-code-text');
  await enterCode(page, code);
  await expect(page).toHaveURL(/\/home$/);
  await shot('home-right-to-left');
});

test('an address we do not hold is answered in the same words, and gets nothing @modes', async ({ page, another }) => {
  const held = await another();
  for (const [browser, contact] of [[page, 'nobody.here@example.com'], [held, email('ebony-clarke')]] as const) {
    await browser.goto('/sign-in');
    await browser.getByLabel('Your email address or mobile number').fill(contact);
    await browser.getByRole('button', { name: 'Send me a code' }).click();
  }
  await newCode(email('ebony-clarke'));
  expect(await page.locator('main').innerText()).toBe(await held.locator('main').innerText());
  expect(await codes('nobody.here@example.com')).toEqual([]);
  for (const browser of [page, held]) await enterCode(browser, 'AAAA-AAAA');
  expect(await page.locator('main').innerText(), 'a wrong code does not tell either').toBe(await held.locator('main').innerText());
});

test('the first visit: tenancy, birth and postcode send a code to what we hold @modes', async ({ page, shot, a11y }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'This is my first visit' }).click();
  await page.getByRole('button', { name: 'Send me a code' }).click();
  for (const words of ['Enter your tenancy reference', 'Enter your date of birth', 'Enter your postcode']) {
    await expect(page.locator('#error-summary')).toContainText(words);
  }
  await shot('first-visit-empty');
  await a11y();
  const before = await codes('+447700900105');
  await page.getByLabel('Your tenancy reference').fill('t48201');
  for (const [part, value] of [['Day', '11'], ['Month', '2'], ['Year', '1934']]) await page.getByLabel(part).fill(value);
  await page.getByLabel('The postcode of your home').fill('zz99 9zz');
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByRole('heading', { level: 1 }), 'a wrong postcode is answered the same').toHaveText('Enter your code');
  expect(await codes('+447700900105')).toEqual(before);
});

test('signed out everywhere means everywhere @modes', async ({ page, another, shot, a11y }, info) => {
  const who = mine(['samira-yusuf', 'lucia-mendes'], info);
  const phone = await another();
  for (const browser of [page, phone]) {
    await enter(browser, who);
    await browser.goto('/home');
    await expect(browser).toHaveURL(/\/home$/);
  }
  await page.goto('/account');
  await shot('account');
  await a11y();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'You are signed out everywhere else.' })).toBeVisible();
  await phone.goto('/account');
  await expect(phone).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: /^Sign out/ }).first().click();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goBack();
  await page.reload();
  await expect(page.locator('body')).not.toContainText('Where you are signed in');
});

async function startAt(page: Page, address: string): Promise<string> {
  await page.goto('/sign-in');
  return askForCode(page, address);
}
