// A tap that will not turn off, from the first question to "yes, it is fixed": the tenant chooses the visit and changes
// it, the operative comes and shows what was done.
import { expect, test } from '../../harness/page.ts';
import { smallPhoto } from '../../harness/photos.ts';
import { enter, mine } from '../../harness/people.ts';
import { openCase, order, setPriority, submit, told } from '../desk.ts';
import { answer, answerMore, DESCRIPTION, goOn, isAt, send, walk, walkToCheck } from '../report.ts';

test('a leaking tap: ordered, a visit chosen and changed, done with a photo, and fixed @modes', async ({ page, another, at, painter, shot, a11y }, info) => {
  test.setTimeout(180_000);
  const who = mine(['yusuf-demir', 'ivy-pemberton'], info);
  await walk(page);
  await enter(page, who);
  const ref = await send(page);

  const officer = await another();
  await enter(officer, 'marcus-bell');
  await openCase(officer, ref);
  await setPriority(officer, 'urgent', 'It wastes water.');
  await order(officer, 'Ebbsmarsh Home Team');
  await officer.getByRole('button', { name: 'Let the tenant choose a time' }).click();
  await told(officer, 'The tenant can choose a time now.');
  await shot('journey-tap-offered', officer);
  await a11y(officer);

  await page.goto(`/repairs/${ref}`);
  await page.getByRole('link', { name: 'Choose when we come' }).click();
  await isAt(page, `/repairs/${ref}/visit`, 'Our visit');
  await shot('journey-tap-slots');
  await a11y();
  const visit = await page.locator('main input[name=visit]').first().inputValue();
  await page.locator('[name=slot][value="2026-11-24/am"]').check();
  await page.getByRole('button', { name: 'Book this time' }).click();
  await told(page, 'Your visit is booked.');
  await expect(page.locator('#next-visit')).toContainText('Tuesday 24 November, 8am to 1pm');
  await page.getByRole('link', { name: 'Change or call off' }).click();
  await page.locator('[name=slot][value="2026-11-25/am"]').check();
  await page.getByRole('button', { name: 'Change to this time' }).click();
  await told(page, 'Your visit has a new time.');
  await expect(page.locator('#next-visit')).toContainText('Wednesday 25 November, 8am to 1pm');
  await shot('journey-tap-booked');

  const enterThen = await at('2026-11-25T09:00:00Z');
  const operative = await enterThen('kev-doyle');
  await test.step('the operative sees the work and the way in, and nobody\'s age', async () => {
    await operative.goto('/contractor');
    await operative.locator(`main a[href="/contractor/visits/${visit}"]`).click();
    await expect(operative.locator('main')).toContainText(DESCRIPTION);
    await expect(operative.locator('main')).toContainText('Please knock.');
    await expect(operative.locator('main')).not.toContainText('child under 5');
    await shot('journey-tap-job', operative);
    await a11y(operative);
    await operative.getByRole('button', { name: 'On my way' }).click();
    await told(operative, 'The tenant knows that you are on your way.');
  });
  const tenant = await enterThen(who);
  await tenant.goto(`/repairs/${ref}`);
  await expect(tenant.locator('#next-visit')).toContainText('On the way to you');

  await submit(operative, { outcome: 'done', done: 'A new washer. It is dry.' }, 'Save');
  await told(operative, 'Saved.');
  await operative.getByLabel('Photo of the finished work').setInputFiles(await smallPhoto(painter, 140));
  await operative.getByRole('button', { name: 'Send photo' }).click();
  await expect(operative.locator('main img')).toHaveCount(1);

  await tenant.goto(`/repairs/${ref}`);
  await expect(tenant.locator('#visits')).toContainText('A new washer. It is dry.');
  await expect(tenant.locator('#visits img')).toHaveCount(1);
  await shot('journey-tap-done', tenant);
  await a11y(tenant);
  await tenant.getByLabel('Yes', { exact: true }).check();
  await tenant.getByLabel('Very happy', { exact: true }).check();
  await tenant.getByRole('button', { name: 'Send your answers' }).click();
  await told(tenant, 'Thank you. We are glad it is fixed.');
  await expect(tenant.locator('main')).toContainText('You told us it is fixed');
  await shot('journey-tap-fixed', tenant);
});

test('the same report, begun by a search @modes', async ({ page }) => {
  await page.goto('/repairs/report');
  await page.getByLabel('Or say it in your own words').fill("tap won't stop");
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await isAt(page, '/repairs/report/found', 'Is it one of these?');
  await page.locator('[name="found"][value="tap/runs"]').check();
  await goOn(page);
  await answer(page, 'None of these');
  await isAt(page, '/repairs/report/room');
  await answer(page, 'Kitchen');
  await answerMore(page, { can_catch: 'yes', on_electrics: 'no' });
  await page.getByRole('button', { name: 'Go on with the report' }).click();
  await answer(page, 'In the last few days', 'I am not sure');
  await page.getByLabel('Tell us what is wrong, in your own words').fill(DESCRIPTION);
  await goOn(page);
  await walkToCheck(page);
  await expect(page.locator('main')).toContainText('It will not turn off');
  await expect(page.locator('main')).toContainText(DESCRIPTION);
});
