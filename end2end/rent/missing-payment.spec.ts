// "I paid, and it is not here": a receipt as proof, a case with a promise, an officer's answer; and help when money is tight.
import { expect, test } from '../harness/page.ts';
import { enter, mine } from '../harness/people.ts';
import { smallPhoto } from '../harness/photos.ts';
import { accountOf } from '../pages/visits.ts';
import { listed, search, submit, told } from '../repairs/desk.ts';

test('a payment that is not here becomes a case with a receipt, and an officer answers it @modes', async ({ page, painter, another, shot, a11y }, info) => {
  test.setTimeout(150_000);
  const who = mine(['joseph-ncube', 'aoife-obrien'], info);
  await enter(page, who);
  await page.goto('/rent');
  await page.getByRole('link', { name: 'I paid, and it is not here' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('I paid, and it is not here');

  await test.step('what is wrong is said at its field, and what was typed stays', async () => {
    await page.locator('[name="amount"]').fill('45,5');
    await page.locator('[name="place"]').fill('Wharf News');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.locator('#error-summary')).toContainText('Enter the day you paid, for example 16 11 2026');
    await expect(page.locator('#error-summary')).toContainText('Choose how you paid');
    await expect(page.locator('[name="amount"]')).toHaveValue('45,5');
    await expect(page.locator('[name="place"]')).toHaveValue('Wharf News');
    await shot('missing-wrong');
    await a11y();
  });

  const day: Record<string, string> = { paid_day: '12', paid_month: '11', paid_year: '2026', amount: '45.50' };
  for (const [name, value] of Object.entries(day)) await page.locator(`[name="${name}"]`).fill(value);
  await page.getByLabel('At a PayPoint').check();
  await page.getByRole('button', { name: 'Send' }).click();
  await told(page, 'We have your message. Add a photo of the receipt below if you have one.');
  await expect(page).toHaveURL(/\/rent\/questions\/RN-26-\d{5}$/);
  const reference = page.url().split('/').pop()!;
  await expect(page.locator('main')).toContainText('£45.50');
  await expect(page.locator('main')).toContainText('12 November 2026');
  await expect(page.locator('main')).toContainText('Wharf News');

  await test.step('the receipt', async () => {
    await page.getByLabel('Add a photo').setInputFiles(await smallPhoto(painter, 200));
    await page.getByRole('button', { name: 'Send photo' }).click();
    await expect(page.locator('#photos img')).toHaveCount(1);
    await shot('missing-sent');
    await a11y();
  });

  const officer = await another();
  await enter(officer, 'carol-winn');
  await test.step('the desk sees what it is about, and the receipt', async () => {
    await listed(officer, reference);
    await officer.goto(`/officer/cases/${reference}`);
    await expect(officer.locator('main')).toContainText('£45.50');
    await expect(officer.locator('main')).toContainText('12 November 2026');
    await expect(officer.locator('img[src*="/photos/"]').first()).toBeVisible();
    await shot('missing-desk', officer);
    await a11y(officer);
    await submit(officer, { message: 'We found it: the shop used last year’s number. It is on your account from tomorrow.' }, 'Send message');
  });

  await page.goto(`/rent/questions/${reference}`);
  await expect(page.locator('#messages')).toContainText('We found it: the shop used last year’s number.');
  await page.locator('[name="message"]').fill('Thank you.');
  await page.getByRole('button', { name: /Send (message|your answer)/ }).click();
  await expect(page.locator('#messages')).toContainText('Thank you.');

  await test.step('an officer of another team finds nothing of it', async () => {
    const repairs = await another();
    await enter(repairs, 'marcus-bell');
    const answer = await repairs.request.get(`/officer/cases/${reference}`);
    expect(answer.status()).toBe(404);
    await search(repairs, reference);
    await expect(repairs.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  });
});

test('money is tight: one question is enough, and what was asked stands on the rent page @modes', async ({ page, shot, a11y }, info) => {
  await enter(page, mine(['kieran-shaw', 'leonard-whitcombe'], info));
  await page.goto('/rent');
  await page.getByRole('link', { name: 'Money is tight: what can we do?' }).click();
  await page.getByRole('button', { name: 'Send to our income team' }).click();
  await expect(page.locator('#error-summary')).toContainText('Enter what makes it hard to pay');
  await page.getByLabel('What makes it hard to pay?').fill('My hours were cut, and the baby is here.');
  await page.getByRole('button', { name: 'Send to our income team' }).click();
  await told(page, 'Thank you for telling us. We will answer you.');
  await expect(page).toHaveURL(/\/rent\/questions\/RN-26-\d{5}$/);
  await expect(page.locator('main')).toContainText('My hours were cut, and the baby is here.');
  await shot('help-sent');
  await a11y();
  await page.goto('/rent');
  await expect(page.locator('main')).toContainText('What you asked us');
});

test.describe('to others', () => {
  test.use({ expected: [/status of 404/] });

  test('a question is a joint tenant’s no more than a neighbour’s @once', async ({ page, post, another }) => {
    await enter(page, 'zofia-nowak');
    const account = await accountOf(page);
    await post('/do/rent/help', { account, submission_key: crypto.randomUUID(), why: 'Two weeks without shifts.' });
    await page.goto('/rent');
    const link = await page.locator('main a[href^="/rent/questions/"]').first().getAttribute('href');
    const own = await page.request.get(link!);
    expect(await own.text()).toContain('Two weeks without shifts.');
    for (const who of ['piotr-nowak', 'grace-adeyemi']) {
      const other = await another();
      await enter(other, who);
      await other.goto('/rent');
      await expect(other.locator(`a[href="${link}"]`)).toHaveCount(0);
      const answer = await other.request.get(link!);
      expect(answer.status(), who).toBe(404);
      expect(await answer.text(), who).not.toContain('Two weeks without shifts.');
    }
  });
});
