// How each account of the demo council stands, in the words its people read: what the page says, and what it must not say.
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { ASKING, saysNothingOf, TO_PAY, WHY } from './silence.ts';

interface Account {
  who: string;
  what: string;
  says: (string | RegExp)[];
  never?: RegExp[];
}

/** Of an account that stands still. */
const FROZEN = [...ASKING, TO_PAY];

const ACCOUNTS: Account[] = [
  { who: 'margaret-ollerenshaw', what: 'Direct Debit, nothing to pay', says: ['You are up to date', /We take £[\d.]+ by Direct Debit\./, 'Heating of your home', 'Benefits do not pay for this'] },
  {
    who: 'arjun-sharma',
    what: 'one week that Housing Benefit pays for',
    says: ['£116.10', 'That is one week: your Housing Benefit arrives on 7 December', '£464.40 of Housing Benefit is due.', 'After that your account will be £0.00.', '£116.10 a week, or £503.10 a month'],
    never: ASKING,
  },
  {
    who: 'ruby-tate',
    what: 'five weeks to pay, with an arrangement that is kept',
    says: ['£696.60', '£116.10 of it is for when your Universal Credit is paid to you on 11 December. Pay it then.', 'The other £580.50 is for you to pay', 'You can pay it bit by bit'],
    never: [/in full/i],
  },
  {
    who: 'zofia-nowak',
    what: 'in breathing space, and told so',
    says: ['Rent since 19 October', '£126.50', '£612.40 is in breathing space: we ask you for nothing of it.'],
    never: FROZEN,
  },
  {
    who: 'piotr-nowak',
    what: 'joint tenant of someone in breathing space, and not told why',
    says: ['Rent since 19 October', '£126.50', '£612.40 is on hold: we ask you for nothing of it.'],
    never: [...FROZEN, ...WHY],
  },
  { who: 'mei-lin-chow', what: 'a crisis breathing space without an end', says: ['Nothing to pay now', '£987.60 is in breathing space: we ask you for nothing of it.'], never: FROZEN },
  { who: 'connor-walsh', what: 'a breathing space that is being checked', says: ['£448.40', 'It is on hold while we check something. We ask you for nothing until then.'], never: FROZEN },
  { who: 'kwame-boateng', what: 'in credit', says: ['£248.60', 'in credit'], never: ASKING },
  {
    who: 'dean-pratt',
    what: 'introductory, behind, and told of the notice and of a review',
    says: [
      '£948.55',
      "That is about 9 weeks' rent",
      'You can pay it bit by bit',
      'What happens next',
      'We gave you a notice on 11 November 2026.',
      'You can ask us to look at this decision again, up to and with Tuesday 24 November 2026. Ask for it by email, or call us. Say that it is about the notice.',
      'Help is there, and a plan to pay that you keep to counts. See what we can do',
    ],
    // Nor what the desk wrote down with it.
    never: [/in full/i, /evict/i, /No answer to two letters/, /Carol Winn/],
  },
  { who: 'gordon-blythe', what: 'a former home', says: ['£502.20', 'left to pay for your former home. You can pay it bit by bit.'], never: [/What you pay for/, /Coming up/] },
  { who: 'tariq-aziz-khan', what: 'the week that Universal Credit left out, and a garage', says: ['£291.20', 'The other £145.60 is for you to pay', 'Garage', /You have £40\.50 to pay/] },
  { who: 'stanley-fox', what: 'a bill of section 20 works', says: ['£2,829.60', 'to pay for service charges', 'Your share of the new roof (section 20 works)'] },
  { who: 'samira-yusuf', what: 'two weeks to pay', says: ['£348.30', 'The other £232.20 is for you to pay'] },
  { who: 'grace-adeyemi', what: 'moved in, Universal Credit claimed', says: ['£209.20', 'We know that your Universal Credit is not decided yet: it may pay for this.'] },
  { who: 'hannah-leigh', what: 'Housing Benefit stopped', says: ['£661.80', 'Your Housing Benefit has stopped for now: call us, we can help with that.'] },
  { who: 'wilhelmina-long', what: '48 weeks of rent', says: ['£122.90 in 48 weeks of the year', 'No rent on Mondays 21 and 28 December'] },
  { who: 'anjali-rao', what: '50 weeks of rent', says: ['You are up to date', 'in 50 weeks of the year', 'No rent on Mondays 21 and 28 December'] },
  { who: 'viktor-petrov', what: 'court costs, kept apart', says: ['You are up to date', 'Court costs', 'You have £264.00 to pay for court costs. You can pay it bit by bit.'] },
  { who: 'lucia-mendes', what: 'a garage and a recharge, kept apart', says: ['Garage', 'Repairs you have to pay for', 'You have £22.00 to pay for repairs.'] },
  { who: 'ahmed-farouk', what: 'Housing Benefit to pay back, kept apart', says: ['£180.20 of Housing Benefit to pay back'] },
];

for (const { who, what, says, never = [] } of ACCOUNTS) {
  test(`${who}: ${what} @modes`, async ({ page, shot, a11y }) => {
    await enter(page, who);
    await page.goto('/rent');
    const main = page.locator('main');
    await expect(main).toContainText('Saturday 21 November 2026');
    for (const words of says) await expect(main).toContainText(words);
    await saysNothingOf(main, never);
    await shot(`rent-${who}`);
    await a11y();
  });
}

test('home has the same sentence on its card @modes', async ({ page, shot }) => {
  await enter(page, 'arjun-sharma');
  await page.goto('/home');
  await expect(page.locator('main')).toContainText('£116.10 to pay. That is one week: your Housing Benefit arrives on 7 December.');
  await shot('home-with-rent');
});

test('the one who acts in repairs only sees nothing of the rent, and nor does someone without a home @modes', async ({ page, shot, a11y }) => {
  await enter(page, 'bethan-rhys');
  await page.goto('/rent');
  await expect(page.locator('main')).toContainText('No rent account yet');
  await expect(page.locator('main')).not.toContainText('£');
  await shot('rent-none');
  await a11y();
  await page.goto('/rent/statement');
  await expect(page.locator('main')).toContainText('You have no account with us yet');
  await expect(page.locator('main')).not.toContainText('Whitcombe');
});

test('ways to pay name the reference, and help never names what ended @modes', async ({ page, shot, a11y }) => {
  await enter(page, 'viktor-petrov');
  await page.goto('/rent/ways-to-pay');
  const text = await page.locator('main').innerText();
  expect(text.match(/\b61\d\d \d{4} \d\d\b|\b61\d{8}\b/g)?.length, 'a payment reference for each account').toBeGreaterThanOrEqual(2);
  await shot('ways-to-pay');
  await a11y();
  await page.goto('/rent/help');
  await expect(page.locator('main')).toContainText('Crisis and Resilience Fund');
  expect(await page.locator('main').innerText()).not.toMatch(/discretionary|household support fund/i);
  await shot('rent-help');
  await a11y();
});
