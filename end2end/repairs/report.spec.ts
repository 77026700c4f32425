// A repair from the first tap to "it is not fixed": the tenant's phone, the officer's desk, and the emails between them.
import { messages } from '../harness/outbox.ts';
import { expect, test } from '../harness/page.ts';
import { email, enter, mine, signIn } from '../harness/people.ts';
import { search, told } from './desk.ts';
import { DESCRIPTION, reference, walkToCheck, walkToPhotos } from './report.ts';

const REPORTERS = ['jamal-edwards', 'connor-walsh', 'ruby-tate', 'shanice-brown'] as const;

test('a repair is reported signed out, sent after signing in, worked on, closed, and opened again', async ({ page, another, a11y, shot }, info) => {
  test.setTimeout(180_000);
  const who = mine(REPORTERS, info);
  const address = email(who);

  await walkToPhotos(page, (name) => shot(`report-${name}`));
  await shot('report-photos');
  await page.getByRole('button', { name: 'Continue without photos' }).click();
  await page.goBack();
  await walkToCheck(page, (name) => shot(`report-${name}`));
  await expect(page.locator('main')).toContainText(DESCRIPTION);
  await expect(page.locator('main')).toContainText('It will not turn off');
  await shot('report-check');
  await a11y();

  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page).toHaveURL(/\/repairs\/report\/who$/);
  await shot('report-who');
  await page.getByRole('link', { name: 'Sign in to send it' }).click();
  await shot('sign-in');
  await signIn(page, address);
  await expect(page).toHaveURL(/\/repairs\/report\/check$/);
  await page.getByRole('button', { name: 'Send report' }).click();
  const ref = await reference(page);
  await shot('report-sent');
  await a11y();

  await test.step('it is among their repairs, and they hear of it', async () => {
    await page.getByRole('link', { name: 'See your repair' }).click();
    await expect(page).toHaveURL(new RegExp(`/repairs/${ref}$`));
    await expect(page.locator('main')).toContainText(DESCRIPTION);
    await page.goto('/repairs');
    await expect(page.locator('main')).toContainText(ref);
    await shot('repairs');
    await expect(async () => {
      const bodies = (await messages(address)).map((message) => message.body);
      expect(bodies.filter((body) => body.includes(ref))).not.toHaveLength(0);
    }).toPass();
  });

  const officer = await another();
  await test.step('an officer finds it, sets its priority, takes it, asks and notes', async () => {
    await enter(officer, 'marcus-bell');
    await officer.goto('/officer');
    await shot('desk', officer);
    await a11y(officer);
    await search(officer, ref);
    await expect(officer).toHaveURL(new RegExp(`/officer/cases/${ref}`));
    await expect(officer.locator('main')).toContainText(DESCRIPTION);
    await shot('desk-case', officer);

    await officer.getByLabel('Urgent', { exact: true }).check();
    await officer.locator('#priority_reason').fill("It wastes water, and there's a small child.");
    await officer.getByRole('button', { name: 'Set priority' }).click();
    await told(officer, 'The priority is set.');

    await officer.getByLabel('Who works on it').selectOption({ label: 'Me, Marcus Bell' });
    await officer.getByRole('button', { name: 'Assign' }).click();
    await told(officer, 'The case is assigned.');

    await officer.getByLabel('Add a note').fill('Ask Joan whether the stopcock there is ours.');
    await officer.getByRole('button', { name: 'Add note' }).click();
    await told(officer, 'The note is added.');

    await officer.getByLabel('Ask the tenant a question').fill('Which of the two taps is it?');
    await officer.getByRole('button', { name: 'Send question' }).click();
    await told(officer, 'Your question is on its way.');
    await shot('desk-case-asked', officer);
    await a11y(officer);
  });

  await test.step('the tenant sees it and answers, but sees no note', async () => {
    await page.goto('/home');
    await shot('home');
    await a11y();
    await page.goto(`/repairs/${ref}`);
    await expect(page.locator('main')).toContainText('Which of the two taps is it?');
    await expect(page.locator('main')).toContainText("It wastes water, and there's a small child.");
    await expect(page.locator('body')).not.toContainText('stopcock');
    await shot('repair-asked');
    await a11y();
    await page.getByLabel('Your answer').fill('The cold one.\nOn the left.');
    await page.getByRole('button', { name: 'Send your answer' }).click();
    await told(page, 'We have your message.');
    await expect(page.locator('main')).toContainText('On the left.');
    await page.goto('/messages');
    await expect(page.locator('main')).toContainText(ref);
    await shot('messages');
  });

  await test.step('the officer reads it and closes the case', async () => {
    await officer.goto(`/officer/cases/${ref}`);
    await expect(officer.locator('main')).toContainText('On the left.');
    await officer.getByLabel('The work is done').check();
    await officer.getByLabel('What to tell the tenant').fill('We put in a new washer.');
    await officer.getByRole('button', { name: 'Close case' }).click();
    await told(officer, 'The case is closed.');
    await shot('desk-case-closed', officer);
  });

  await test.step('the tenant says that it is not fixed', async () => {
    await page.goto(`/repairs/${ref}`);
    await expect(page.locator('main')).toContainText('We put in a new washer.');
    await shot('repair-closed');
    await a11y();
    await page.getByLabel('No, it is not fixed').check();
    await page.getByLabel('What is still wrong?').fill('It drips again since this morning.');
    await page.getByLabel('Very unhappy').check();
    await page.getByRole('button', { name: 'Send your answers' }).click();
    await told(page, 'We have opened your repair again.');
    await shot('repair-reopened');
    await officer.goto(`/officer/cases/${ref}`);
    await expect(officer.locator('main')).toContainText('It drips again since this morning.');
  });
});
