// Nobody let us in, they say; the tenant says they were at home; an officer agrees, and the failed visit counts no more.
import { expect, test } from '../../harness/page.ts';
import { smallPhoto } from '../../harness/photos.ts';
import { enter, mine } from '../../harness/people.ts';
import { openCase, order, setPriority, submit, told } from '../desk.ts';
import { begin, isAt, send } from '../report.ts';

const AT_HOME = 'I was in all morning. Nobody rang.';

test('no access, contested and upheld: the attempt is gone @modes', async ({ page, another, at, post, painter, shot, a11y }, info) => {
  test.setTimeout(180_000);
  const who = mine(['kwame-boateng', 'piotr-nowak'], info);
  await begin(post);
  await enter(page, who);
  const ref = await send(page);
  const officer = await another();
  await enter(officer, 'marcus-bell');
  await openCase(officer, ref);
  await setPriority(officer, 'urgent', 'It runs all the time.');
  await order(officer, 'Ebbsmarsh Home Team');
  await submit(officer, { slot: '2026-11-24/am' }, 'Book');
  await told(officer, 'The visit is booked.');
  await page.goto(`/repairs/${ref}/visit`);
  const visit = await page.locator('main input[name=visit]').first().inputValue();

  const then = await at('2026-11-24T10:00:00Z');
  const operative = await then('kev-doyle');
  await test.step('it counts only with a photo, a wait, a call and a card', async () => {
    await operative.goto(`/contractor/visits/${visit}`);
    await submit(operative, { waited: '5', notes: 'No answer at the door.' }, 'Save: could not get in');
    for (const missing of ['Wait 10 minutes at least', 'Phone the tenant first', 'Leave a card first', 'Send a photo of the door']) {
      await expect(operative.locator('main')).toContainText(missing);
    }
    await shot('journey-no-access-refused', operative);
    await a11y(operative);
    await operative.getByLabel('Photo of the door and the card').setInputFiles(await smallPhoto(painter, 20));
    await operative.getByRole('button', { name: 'Send photo' }).click();
    await expect(operative.locator('main img')).toHaveCount(1);
    await submit(operative, { waited: '15', phoned: 'yes', card: 'yes', notes: 'No answer at the door.' }, 'Save: could not get in');
    await told(operative, 'Saved. The tenant has been told.');
  });

  const tenant = await then(who);
  await test.step('the tenant is told, sees the photo, and says that they were at home', async () => {
    await tenant.goto(`/repairs/${ref}`);
    await expect(tenant.locator('#visits')).toContainText('We could not get in');
    await expect(tenant.locator('#visits')).toContainText('We waited 15 minutes, phoned, and left a card.');
    await expect(tenant.locator('#visits img')).toHaveCount(1);
    await shot('journey-no-access', tenant);
    await tenant.getByRole('link', { name: 'I was at home' }).click();
    await isAt(tenant, `/repairs/${ref}/visit`);
    await tenant.getByLabel('What happened?').fill(AT_HOME);
    await a11y(tenant);
    await tenant.getByRole('button', { name: 'Tell us you were at home' }).click();
    await told(tenant, 'Thank you. An officer will look at it.');
  });

  const desk = await then('marcus-bell');
  await test.step('an officer upholds it', async () => {
    await openCase(desk, ref);
    await expect(desk.locator('#orders')).toContainText('no access, number 1, waited 15 minutes, contested');
    await expect(desk.locator('#orders')).toContainText(AT_HOME);
    await shot('journey-no-access-desk', desk);
    await a11y(desk);
    await submit(desk, { decision: 'upheld', decision_reason: 'The photo shows the flat next door.' }, 'Decide');
    await told(desk, 'The tenant is told what you decided.');
    await expect(desk.locator('#orders')).toContainText('does not count');
  });

  await tenant.goto(`/repairs/${ref}`);
  await expect(tenant.locator('#visits')).toContainText('You were at home. This visit does not count, and we are sorry. The photo shows the flat next door.');
  await expect(tenant.getByRole('link', { name: 'I was at home' })).toHaveCount(0);
  await shot('journey-no-access-upheld', tenant);
});
