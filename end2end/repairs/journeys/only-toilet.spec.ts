// The only toilet does not flush on Christmas Eve: one working day is the Tuesday after, and the page says which days
// it left out and why.
import { expect, test } from '../../harness/page.ts';
import { mine } from '../../harness/people.ts';
import { send, walk } from '../report.ts';

const TOILET = {
  room: 'Bathroom or toilet',
  element: 'The toilet',
  fault: 'It will not flush',
  more: { only_toilet: 'yes' },
  description: 'The handle does nothing.',
  atRisk: [],
};

test('the only toilet over Christmas: the last day, and the days that do not count @modes', async ({ at, shot, a11y }, info) => {
  test.setTimeout(120_000);
  const christmasEve = await at('2026-12-24T10:00:00Z');
  const page = await christmasEve(mine(['margaret-ollerenshaw', 'ruby-tate'], info));
  await walk(page, TOILET);
  const ref = await send(page);
  await expect(page.locator('main')).toContainText('We will have it fixed by Tuesday 29 December 2026.');
  await page.goto(`/repairs/${ref}`);
  const promise = page.locator('.promise');
  await expect(promise).toHaveCount(1);
  await expect(promise).toContainText('We will have done the work by Tuesday 29 December.');
  await expect(promise).toContainText('The law says that a repair like this is done within 1 working day.');
  await promise.locator('summary').click();
  for (const day of ['Friday 25 December: Christmas Day, not counted', 'Saturday 26 to Sunday 27 December: weekend, not counted', 'Monday 28 December: Boxing Day', 'Tuesday 29 December: day 1']) {
    await expect(promise).toContainText(day);
  }
  await expect(page.locator('#right-to-repair')).toContainText('The last day is Tuesday 29 December 2026.');
  await shot('journey-toilet-promise', page);
  await a11y(page);
});
