// No heating in November with a baby in the home: an emergency. Three rules give a date, the tenant is told the first.
import { expect, test } from '../../harness/page.ts';
import { enter, mine } from '../../harness/people.ts';
import { openCase, order, setPriority, submit, told } from '../desk.ts';
import { send, walk } from '../report.ts';

const HEATING = {
  room: 'The whole home',
  element: 'Heating, hot water or the boiler',
  fault: 'No heating and no hot water',
  more: { other_heat: 'no', can_wash: 'no', block_heating: 'no' },
  description: 'The boiler is dead. There is ice inside the windows.',
  atRisk: ['A baby or a child under 5'],
};

test('no heating with a baby: someone is sent at once, heaters are offered, the Right to Repair counts one day @modes', async ({ page, another, shot, a11y }, info) => {
  test.setTimeout(180_000);
  await walk(page, HEATING);
  await expect(page.locator('main')).toContainText('You have no heat or hot water in the cold months.');
  await enter(page, mine(['aoife-obrien', 'shanice-brown'], info));
  const ref = await send(page);
  await shot('journey-heating-sent');
  await page.goto(`/repairs/${ref}`);
  const promise = page.locator('.promise');
  await expect(promise).toHaveCount(1);
  await expect(promise).toContainText(/Someone will have come to you by \d.* on Saturday 21 November/);
  await expect(promise).toContainText('In an emergency we come within 4 hours.');
  const right = page.locator('#right-to-repair');
  await expect(right).toContainText('We are checking if the law covers this repair. The last day is Monday 23 November 2026.');
  await shot('journey-heating-promise');
  await a11y();

  const officer = await another();
  await enter(officer, 'joan-ferris');
  await openCase(officer, ref);
  const pane = officer.locator('#actions');
  for (const clock of ['Attend the emergency', 'Make the emergency safe', 'Right to Repair: finish by the first date', 'Investigate the emergency hazard and make it safe']) {
    await expect(pane).toContainText(clock);
  }
  await shot('journey-heating-desk', officer);
  await a11y(officer);
  await setPriority(officer, 'emergency', 'There is no heat at all.');
  await submit(officer, { right_decision: 'qualifies', estimate: '120', right_reason: 'Total loss of heating in winter.' }, 'Save decision');
  await told(officer, 'The decision is saved.');
  await order(officer, "O'Day");
  await officer.getByRole('button', { name: 'Send someone now' }).click();
  await told(officer, 'The visit is booked for now.');

  const number = await officer.locator('#orders dt').first().innerText();

  await test.step('the tenant sees the visit, and the engineer that it is for now', async () => {
    await page.goto(`/repairs/${ref}`);
    await expect(page.locator('#next-visit')).toContainText(/Saturday 21 November, by 1(:\d\d)?pm/);
    await expect(right).toContainText('The last day is Monday 23 November 2026.');
    await shot('journey-heating-visit');
    const engineer = await another();
    await enter(engineer, 'siobhan-oday');
    await engineer.goto('/contractor');
    await engineer.locator('.case-card').filter({ hasText: number }).getByRole('link').click();
    await expect(engineer.locator('main')).toContainText('Go now');
    await expect(engineer.locator('main')).not.toContainText(/baby/i);
    await engineer.getByRole('button', { name: 'On my way' }).click();
    await told(engineer, 'The tenant knows that you are on your way.');
    await submit(engineer, { outcome: 'parts', done: 'The fan has gone. I left two heaters.', expected_day: '23', expected_month: '11', expected_year: '2026' }, 'Save');
    await told(engineer, 'Saved.');
  });

  await test.step('someone came: now the day of the Right to Repair or of the emergency is the earliest', async () => {
    await page.goto(`/repairs/${ref}`);
    await expect(page.locator('main')).toContainText('Waiting for parts');
    await expect(promise).not.toContainText('Someone will have come to you');
    await shot('journey-heating-parts');
  });

  await test.step('an investigator finds an emergency hazard, and the letter offers heaters', async () => {
    await openCase(officer, ref);
    await submit(officer, { grade: 'emergency', grade_reason: 'A baby of a few months lives there.' }, 'Decide');
    await told(officer, 'Your decision is kept.');
    await submit(officer, { findings: 'The boiler does not fire. It was 9 degrees in the rooms.', found_how: 'remote', found: 'emergency' }, 'Record');
    await told(officer, 'The investigation is on record, and its dates run.');
    await submit(officer, { work_kind: 'make_safe', work_what: 'Two heaters, then a new fan', work_starts: '2026-11-21', work_finishes: '2026-11-23' }, 'Add to the plan');
    await told(officer, 'The work is in the plan and will stand in the letter.');
    await officer.getByRole('link', { name: 'Write the summary' }).click();
    await expect(officer.locator('[name=safety]')).toHaveValue(/We can bring heaters/);
    await officer.getByRole('button', { name: 'Send the letter' }).click();
    await told(officer, 'The letter is sent.');
    await page.goto(`/repairs/${ref}/summary`);
    await expect(page.locator('main')).toContainText('We can bring heaters');
    await expect(page.locator('main')).not.toContainText(/baby/i);
  });
});
