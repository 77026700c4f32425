// The planner: what the browser answers while an amount is typed is what the server answers to the form, word for word.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';

/** A tenant of the demo council who owes something and has no plan. */
const WHO = 'jamal-edwards';

const AMOUNTS = ['3.70', '3.69', '5', '£7.50', '12', '25', '99.99', '100000', '1', '0.50', '', 'five', '-5', '5.005', '1,000', '50p'];
const OFTEN = ['week', 'fortnight', 'four_weeks', 'month'];

test('the live answer is the form’s answer, for many values', async ({ page, javaScriptEnabled, shot, a11y }) => {
  test.skip(javaScriptEnabled === false, 'there is no live answer without JavaScript');
  test.setTimeout(120_000);
  await toPlan(page);
  await expect(page.locator('#plan-live')).toBeVisible();
  await shot('rent-plan');
  await a11y();
  for (const [place, amount] of AMOUNTS.entries()) {
    const every = OFTEN[place % OFTEN.length];
    await page.getByLabel('How much can you pay on top of your rent?').fill(amount);
    await page.locator(`input[name=every][value=${every}]`).check();
    await page.locator('#first_on').selectOption({ index: (place * 7) % 31 });
    const live = await words(page, '#plan-said');
    await page.getByRole('button', { name: /^See the (changed )?plan$/ }).click();
    await page.waitForLoadState();
    const error = page.locator('.govuk-error-message');
    const said = (await error.count()) ? [(await error.first().innerText()).replace(/^Error:\s*/, '')] : await words(page, '#plan-answer');
    expect(said, `${amount} ${every}`).toEqual(live);
  }
});

test('the slider changes the amount, and the amount the slider', async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'the slider comes with JavaScript');
  await toPlan(page);
  const [amount, slider] = [page.locator('#amount'), page.locator('#plan-slider')];
  await expect(slider).toBeVisible();
  await amount.fill('8.00');
  await expect(slider).toHaveValue('800');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(amount).toHaveValue('8.50');
  await expect(page.locator('#plan-said')).toContainText('£8.50');
});

test('a plan is looked at, with and without JavaScript, and no amount stands in an address', async ({ page, shot, a11y }) => {
  await toPlan(page);
  await page.getByLabel('How much can you pay on top of your rent?').fill('10');
  await page.getByRole('button', { name: /^See the (changed )?plan$/ }).click();
  await expect(page.locator('#plan-answer')).toContainText('You are clear by');
  await expect(page.getByRole('button', { name: /this plan$/ })).toBeVisible();
  expect(page.url()).not.toContain('10.00');
  expect(new URL(page.url()).search).toBe('');
  await shot('rent-plan-answer');
  await a11y();
});

async function toPlan(page: Page): Promise<void> {
  await enter(page, WHO);
  await page.goto('/rent');
  const link = page.locator('main a[href^="/rent/plan/"]').first();
  await page.goto((await link.getAttribute('href'))!);
}

async function words(page: Page, selector: string): Promise<string[]> {
  return page.locator(`${selector} p`).allInnerTexts();
}
