// Paying by card: how much, the provider's pages, the receipt; and everything that happens to people on the way.
import type { Page, TestInfo } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { enter, mine } from '../harness/people.ts';
import { accountOf } from '../pages/visits.ts';

/** Someone with a rent account for each project, so that one's open payment is not another's. No other journey looks at their balances. */
const PAYERS = ['shanice-brown', 'layla-haddad', 'ivy-pemberton', 'rosa-benedetti'] as const;
const GOOD = '4444 3333 2222 1111';
const DECLINED = '4000 0000 0000 0002';

/** The page that asks how much, for the payer's rent. */
async function payPage(page: Page, info: TestInfo): Promise<void> {
  await enter(page, mine(PAYERS, info));
  await page.goto(`/rent/pay/${await accountOf(page)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pay by card');
}

async function sendAmount(page: Page, amount: string): Promise<void> {
  await page.getByLabel('How much do you want to pay?').fill(amount);
  await page.getByRole('button', { name: 'Go to the payment page' }).click();
}

async function typeCard(page: Page, card: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter card details');
  expect(page.url()).toContain(process.env.END2END_CARDS);
  await page.getByLabel('Card number').fill(card);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('someone pays, sees the receipt, and going back pays nothing twice', async ({ page, shot, a11y }, info) => {
  await payPage(page, info);
  await shot('pay-amount');
  await a11y();
  await sendAmount(page, '20.55');
  await typeCard(page, GOOD);
  await page.getByRole('button', { name: 'Confirm payment' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have your payment');
  await expect(page.locator('main')).toContainText('£20.55');
  const receipt = page.url();
  await shot('pay-receipt');
  await a11y();
  await page.emulateMedia({ media: 'print' });
  await shot('pay-receipt-print');
  await page.emulateMedia({ media: null });
  await page.reload();
  await expect(page.locator('main')).toContainText('£20.55');
  await page.goBack();
  await expect(page.locator('body')).toContainText(/session has ended|Confirm your payment|Enter card details/);
  await page.goto(receipt);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have your payment');
});

test('a card that is declined takes nothing, and the way on is clear @modes', async ({ page, shot, a11y }, info) => {
  await payPage(page, info);
  await sendAmount(page, '12');
  await typeCard(page, DECLINED);
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your bank did not take this payment');
  await shot('pay-declined');
  await a11y();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pay by card');
});

test('who leaves the payment page finds it again, goes on, or stops @modes', async ({ page, shot, a11y }, info) => {
  await payPage(page, info);
  const form = page.url();
  await sendAmount(page, '13');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter card details');
  await page.goto(form);
  await expect(page.locator('main')).toContainText('A payment is not finished');
  await shot('pay-unfinished');
  await page.getByRole('link', { name: 'See that payment' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have not paid yet');
  await shot('pay-open');
  await a11y();
  const open = page.url();
  await page.getByRole('button', { name: 'Go on and pay £13.00' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter card details');
  await page.goto(open);
  await page.getByRole('button', { name: 'I do not want to pay this' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This payment was stopped');
});

test('two taps on a slow phone are one payment @modes', async ({ page }, info) => {
  await payPage(page, info);
  await page.getByLabel('How much do you want to pay?').fill('14.14');
  await page.getByRole('button', { name: 'Go to the payment page' }).dblclick();
  await typeCard(page, GOOD);
  await page.getByRole('button', { name: 'Confirm payment' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have your payment');
  await page.goto('/rent/statement');
  await expect(page.getByText('£14.14')).toHaveCount(1);
});

test('an amount that is far too much is asked about, and what was typed stays @modes', async ({ page, shot, a11y }, info) => {
  await payPage(page, info);
  await sendAmount(page, '4999');
  await expect(page.locator('main')).toContainText('Are you sure about the amount?');
  await expect(page.getByLabel('How much do you want to pay?')).toHaveValue('4999');
  await shot('pay-sure');
  await a11y();
  await page.getByLabel('How much do you want to pay?').fill('50000');
  await page.getByRole('button', { name: 'Yes, go to the payment page' }).click();
  await expect(page.locator('#error-summary')).toContainText('£5,000.00 or less');
});
