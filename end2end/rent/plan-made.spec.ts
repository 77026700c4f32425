// A plan from its first payment's day to an officer's word on it: taken at once, objected to, offered and accepted.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { enter, mine } from '../harness/people.ts';
import { accountOf } from '../pages/visits.ts';
import { submit, told } from '../repairs/desk.ts';

/** Who owes something and has no plan, how many payments of £10 clear it, and how the page says so. */
const AT_ONCE = [
  ['olu-fashola', 15, '15 payments of £10.00, every week, the last one £5.00'],
  ['elena-popescu', 8, '8 payments of £10.00, every week'],
] as const;

/** Who owes more than a week on the account that their rent page has a plan for: a home, and a garage. */
const OFFERING = ['kieran-shaw', 'tariq-aziz-khan'] as const;

const REASON = 'Your hours were cut since. Let us look for £5 a week together: call us.';

test('a plan inside the band runs at once, and an objection reaches the tenant with its reason @modes', async ({ page, another, shot, a11y }, info) => {
  test.setTimeout(150_000);
  const [who, payments, words] = mine(AT_ONCE, info);
  await enter(page, who);
  const account = await accountOf(page);
  await page.goto(`/rent/plan/${account}`);
  await offer(page, '10', 'We can start this plan at once.');
  await page.getByRole('button', { name: 'Start this plan' }).click();
  await told(page, 'Your plan is in place. Thank you.');
  const main = page.locator('main');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your plan');
  await expect(main).toContainText('On track');
  await expect(main).toContainText('Pay £10.00 by');
  await expect(main).toContainText(words);
  await shot('plan-running');
  await a11y();
  await page.goto('/rent');
  await expect(main).toContainText(`0 of ${payments} payments made.`);
  await expect(page.getByRole('link', { name: 'See your plan' })).toBeVisible();

  const officer = await another();
  await enter(officer, 'carol-winn');
  await test.step('an officer objects, and has to say why', async () => {
    await officer.goto(`/officer/rent/${account}/arrangement`);
    await expect(officer.locator('main')).toContainText(words);
    await submit(officer, { object_reason: '' }, 'Object to this plan');
    await expect(officer.locator('#error-summary')).toContainText('Say why: the tenant reads it');
    await submit(officer, { object_reason: REASON }, 'Object to this plan');
    await told(officer, 'The plan has stopped. The tenant hears why.');
    await expect(officer.locator('main')).toContainText('Stopped by us');
    await shot('plan-objected-desk', officer);
    await a11y(officer);
  });

  await page.goto(`/rent/plan/${account}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Make a plan to pay');
  await expect(main).toContainText('Your last plan has stopped. You can make a new one here.');
  await expect(main).toContainText(`Why: ${REASON}`);
  await shot('plan-objected');
  await a11y();
});

test('a plan outside the band is offered, and runs when an officer accepts it @modes', async ({ page, another, shot, a11y }, info) => {
  test.setTimeout(150_000);
  await enter(page, mine(OFFERING, info));
  await page.goto('/rent');
  await page.locator('main a[href^="/rent/plan/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Make a plan to pay');
  const account = new URL(page.url()).pathname.split('/').pop()!;
  await offer(page, '1.50', 'You can offer this. An officer looks at it first and answers you.');
  await page.getByRole('button', { name: 'Offer this plan' }).click();
  await told(page, 'We have your offer. An officer looks at it and answers you.');
  const main = page.locator('main');
  await expect(main).toContainText('With us');
  await expect(main).toContainText('It has not started yet.');
  await expect(main).toContainText('An officer is looking at your offer. You hear from us by');
  await shot('plan-offered');
  await a11y();

  const officer = await another();
  await enter(officer, 'carol-winn');
  await test.step('the desk finds it on the account and accepts it', async () => {
    await officer.goto(`/officer/rent/${account}`);
    await expect(officer.locator('section[aria-labelledby="plan"]')).toContainText('Decide');
    await officer.getByRole('link', { name: 'Open the arrangement' }).click();
    await shot('plan-offered-desk', officer);
    await a11y(officer);
    await officer.getByRole('button', { name: 'Accept the offer' }).click();
    await told(officer, 'The plan runs. The tenant hears of it.');
  });

  await page.goto(`/rent/plan/${account}`);
  await expect(main).toContainText('On track');
  await expect(main).toContainText('Pay £1.50 by');
  await expect(main).not.toContainText('It has not started yet.');
});

/** Looks at a plan of so much every week, and finds that answer. */
async function offer(page: Page, amount: string, answer: string): Promise<void> {
  await page.locator('#plan-form #amount').fill(amount);
  await page.locator('#plan-form input[name=every][value=week]').check();
  await page.getByRole('button', { name: /^See the (changed )?plan$/ }).click();
  await expect(page.locator('#plan-answer')).toContainText(answer);
}
