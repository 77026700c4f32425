// Breathing space from both sides: a tenant's word, which is checked; and the scheme's notice on a joint tenancy, to its early end.
import { expect, test } from '../harness/page.ts';
import { enter, mine } from '../harness/people.ts';
import { accountOf } from '../pages/visits.ts';
import { formWith, submit, told } from '../repairs/desk.ts';
import { saysNothingOf, TO_PAY } from './silence.ts';

/** Who owes, and is in no breathing space that the register knows of. */
const SAYING = ['chloe-mbeki', 'ahmed-farouk'] as const;

/** Joint tenants who pay by Direct Debit: whose breathing space it is, their name, who shares the tenancy, and what is owed that day. */
const JOINT = [
  ['nora-dunleavy', 'Nóra Dunleavy', 'patrick-dunleavy', '£389.70'],
  ['carlos-mendes', 'Carlos Mendes', 'lucia-mendes', '£127.40'],
] as const;

const NAMED = /breathing.?space|moratorium|debt respite/i;
const DO_NOT = 'Do not ask anyone on this tenancy for what was owed before it';
const ANSWER = 'We looked in the register and your breathing space is not there yet. Call us: we are happy to talk.';

test('a tenant says so without a reference: nobody asks while we check, and they read what we found @modes', async ({ page, another, shot, a11y }, info) => {
  test.setTimeout(150_000);
  await enter(page, mine(SAYING, info));
  const account = await accountOf(page);
  const [main, balance] = [page.locator('main'), page.locator('.balance')];
  await expect(balance).toContainText('to pay');
  await page.goto('/rent/help');
  await page.getByRole('link', { name: 'I am in breathing space' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Breathing space');
  await page.getByRole('button', { name: 'I am in breathing space' }).click();
  await told(page, 'Thank you. We have stopped asking, and we are checking.');
  await expect(main).toContainText('We are checking your breathing space');
  await expect(main).toContainText('We will not ask anyone for what is owed on this account up to 1 December 2026, while we check.');
  const reference = /RN-26-\d{5}/.exec(await main.innerText())![0];
  await shot('breathing-said');
  await a11y();

  await test.step('what is owed is not called to pay any more', async () => {
    for (const path of ['/rent', '/home']) {
      await page.goto(path);
      await expect(main).toContainText('It is on hold while we check something. We ask you for nothing until then.');
      await saysNothingOf(main, [TO_PAY]);
    }
  });

  const officer = await another();
  await enter(officer, 'carol-winn');
  await test.step('the desk is told, sees that nobody may ask, and answers', async () => {
    await officer.goto(`/officer/cases/${reference}`);
    await expect(officer.locator('main')).toContainText('Breathing space: check what the tenant told us');
    await officer.getByRole('link', { name: 'Deal with the breathing space' }).click();
    await expect(officer).toHaveURL(new RegExp(`/officer/rent/${account}/breathing-space$`));
    await expect(officer.locator('main')).toContainText('Breathing space: being checked');
    await expect(officer.locator('main')).toContainText(DO_NOT);
    await shot('breathing-check', officer);
    await a11y(officer);
    await submit(officer, { answer: ANSWER }, 'End the check and tell the tenant');
    await told(officer, 'The check has ended, and the tenant is told that there is news.');
    await expect(officer.locator('main')).not.toContainText(DO_NOT);
  });

  await page.goto(`/rent/breathing-space/${account}`);
  await expect(main).toContainText('We looked for your breathing space');
  await expect(main).toContainText(ANSWER);
  await shot('breathing-answered');
  await a11y();
  await page.goto('/rent');
  await expect(balance).toContainText('to pay');
});

test('a notice is entered for one of two joint tenants: all stands still, the other reads no reason, and an early end is looked at first @modes', async ({ page, another, shot, a11y }, info) => {
  test.setTimeout(180_000);
  const [debtor, name, other, owed] = mine(JOINT, info);
  await enter(page, debtor);
  const account = await accountOf(page);
  const officer = await another();
  await enter(officer, 'carol-winn');
  const [desk, ladder] = [officer.locator('main'), officer.locator('section[aria-labelledby="ladder"]')];

  await test.step('the officer enters it', async () => {
    await officer.goto(`/officer/rent/${account}`);
    await expect(ladder).toContainText('No breathing space on this account today.');
    await officer.getByRole('link', { name: 'Breathing space of this account' }).click();
    const form = await formWith(officer, 'starts_day');
    await form.getByLabel(name).check();
    // Their garage and what they pay for a repair are other debts.
    await form.locator('[name="others[]"]').uncheck();
    const day = { notified_day: '20', notified_month: '11', notified_year: '2026', starts_day: '20', starts_month: '11', starts_year: '2026' };
    await submit(officer, { ...day, kind: 'standard', reference: 'BSS-5520017', adviser: 'Ebbsmarsh Debt Advice' }, 'Enter the breathing space');
    await told(officer, 'The breathing space is entered. What waited to be sent about this debt was taken back.');
    await expect(desk).toContainText(`Breathing space: ${name}`);
    await expect(desk).toContainText('18 January 2027');
    await shot('breathing-entered', officer);
    await a11y(officer);
  });

  await test.step('no step and no letter is to be had', async () => {
    await officer.goto(`/officer/rent/${account}`);
    await expect(desk).toContainText(`${owed} stands still from 20 November 2026 to 18 January 2027.`);
    await expect(desk).toContainText(DO_NOT);
    await expect(ladder).toContainText('The next step may not be taken now');
    await expect(ladder).toContainText('A breathing space covers this debt or is being checked. Nobody may be chased for it now.');
    await expect(ladder.locator('[name="step_reason"]')).toHaveCount(0);
    await shot('breathing-account', officer);
    await a11y(officer);
    await officer.goto(`/officer/rent/${account}/letter`);
    await expect(desk).toContainText('No letter is made or printed while a breathing space is on or being checked');
    await expect(officer.locator('[name="letter_kind"]')).toHaveCount(0);
  });

  await test.step('whose it is reads so', async () => {
    await page.goto('/rent');
    await expect(page.locator('.balance')).toContainText(`${owed} is in breathing space: we ask you for nothing of it.`);
    await expect(page.getByRole('link', { name: 'About breathing space' })).toBeVisible();
  });

  const joint = await another();
  await enter(joint, other);
  await test.step('who shares the tenancy reads that it is on hold, and nowhere why', async () => {
    await joint.goto('/rent');
    await expect(joint.locator('.balance')).toContainText('Nothing to pay now');
    await expect(joint.locator('.balance')).toContainText(`${owed} is on hold: we ask you for nothing of it.`);
    await saysNothingOf(joint.locator('.balance'), [TO_PAY]);
    for (const path of ['/rent', '/home', '/rent/statement', '/messages']) {
      await joint.goto(path);
      expect(await joint.locator('main').innerHTML(), path).not.toMatch(NAMED);
    }
  });

  await test.step('ended early it still asks for nothing, until an officer has looked', async () => {
    await officer.goto(`/officer/rent/${account}/breathing-space`);
    const end = { stopped_day: '21', stopped_month: '11', stopped_year: '2026', stopped_why: 'The adviser ended it.' };
    await submit(officer, { ...end, stopped_day: '19' }, 'End it');
    await expect(officer.locator('#error-summary')).toContainText('Enter a day that is not before its first day');
    await submit(officer, end, 'End it');
    await told(officer, 'It has ended. Nobody is asked for anything until the account is released.');
    await expect(desk).toContainText('It is over: look before anything else');
    await a11y(officer);
    await officer.goto(`/officer/rent/${account}`);
    await expect(desk).toContainText('Breathing space is over, and nobody has looked yet');
    await expect(desk).toContainText('Its last day was 20 November 2026.');
    await expect(ladder).toContainText('A breathing space covers this debt or is being checked.');
    await joint.goto('/rent');
    expect(await joint.locator('main').innerHTML()).not.toMatch(NAMED);
  });

  await test.step('released it is an account like any other', async () => {
    await officer.goto(`/officer/rent/${account}/breathing-space`);
    await submit(officer, { released: 'Spoke to them: the Direct Debit goes on, and nothing else is owed.' }, 'I have looked: release the account');
    await told(officer, 'The account is released. Nothing was sent.');
    await officer.goto(`/officer/rent/${account}`);
    await expect(ladder).toContainText('No breathing space on this account today.');
    await expect(desk).not.toContainText(DO_NOT);
    await joint.goto('/rent');
    await expect(joint.locator('.balance')).toContainText('to pay. That is');
    await expect(joint.locator('.balance')).not.toContainText('on hold');
  });
});
