// The Right to Repair to its end: the first contractor misses the last day, the second misses theirs, and we pay.
import { expect, test } from '../../harness/page.ts';
import { enter, mine } from '../../harness/people.ts';
import { openCase, setPriority, submit, told } from '../desk.ts';
import { begin, send } from '../report.ts';

test('missed twice: a second contractor, then the award and what is set off as two lines @modes', async ({ page, another, at, post, shot, a11y }, info) => {
  test.setTimeout(180_000);
  const who = mine(['samira-yusuf', 'ebony-clarke'], info);
  await begin(post);
  await enter(page, who);
  const ref = await send(page);
  const officer = await another();
  await enter(officer, 'marcus-bell');
  await openCase(officer, ref);
  await setPriority(officer, 'urgent', 'It runs all the time.');
  await submit(officer, { right_decision: 'qualifies', estimate: '80', right_reason: 'A tap that cannot be turned.' }, 'Save decision');
  await told(officer, 'The decision is saved.');
  const notice = officer.locator('form').filter({ has: officer.getByRole('button', { name: 'Send the notice' }) });
  await notice.locator('select').selectOption({ label: 'Ebbsmarsh Home Team' });
  await notice.getByRole('button').click();
  await told(officer, 'The notice is on its way.');
  await page.goto(`/repairs/${ref}`);
  await expect(page.locator('#right-to-repair')).toContainText('Ebbsmarsh Home Team does the work. The last day is Wednesday 25 November 2026.');
  await expect(page.getByRole('button', { name: 'You missed the date' })).toHaveCount(0);

  await test.step('the day after the last day the tenant asks for another contractor', async () => {
    const thursday = await at('2026-11-26T09:00:00Z');
    const tenant = await thursday(who);
    await tenant.goto(`/repairs/${ref}`);
    await expect(tenant.locator('#right-to-repair')).toContainText('We missed our last day');
    await shot('journey-missed-first', tenant);
    await a11y(tenant);
    await tenant.getByRole('button', { name: 'You missed the date' }).click();
    await told(tenant, 'You asked for another contractor. Read below what happens now.');
    await expect(tenant.locator('#right-to-repair')).toContainText("O'Day & Sons Plumbing and Heating does the work now. The second last day is Tuesday 1 December 2026.");
    await expect(tenant.getByRole('button', { name: 'You missed the date' })).toHaveCount(0);
  });

  const late = await at('2026-12-07T09:00:00Z');
  const [tenant, desk] = [await late(who), await late('marcus-bell')];
  const right = tenant.locator('#right-to-repair');
  await tenant.goto(`/repairs/${ref}`);
  await expect(right).toContainText("O'Day & Sons Plumbing and Heating missed the second last day, Tuesday 1 December 2026.");
  await expect(right).toContainText('We owe you £22.00 so far, for 6 days. It grows until the work is done.');
  await shot('journey-missed-second', tenant);

  await test.step('the work is done; an officer confirms the award and sets some of it off', async () => {
    await openCase(desk, ref);
    await expect(desk.locator('#right-to-repair')).toContainText('£22.00 for 6 days, and growing');
    await submit(desk, { outcome: 'done', closing: 'We put in a new tap.' }, 'Close case');
    await told(desk, 'The case is closed.');
    await desk.getByRole('button', { name: 'Confirm the award of £22.00' }).click();
    await told(desk, 'The compensation is confirmed.');
    const setOff = { set_off: '12', set_off_reason: 'Rent arrears. Signed off by Ruth Calder.' };
    await submit(desk, setOff, 'Set off');
    await told(desk, 'The set-off is a second line, and off their rent.');
    await shot('journey-missed-desk', desk);
    await a11y(desk);
  });

  await tenant.goto(`/repairs/${ref}`);
  await expect(right.locator('.ledger li')).toHaveText([
    /7 December 2026\s*6 days after the second last day\s*\+£22\.00/,
    /7 December 2026\s*Taken off what you owe us\. Rent arrears\. Signed off by Ruth Calder\.\s*−£12\.00/,
  ]);
  await shot('journey-missed-money', tenant);
  await a11y(tenant);
});
