// A report from someone who does not sign in: taken, marked for the desk, and never read back to them.
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { begin, reference } from './report.ts';

test('it is sent with a name, an address and a number, and shows no record', async ({ page, post, another, shot, a11y }) => {
  await begin(post, {});
  await page.goto('/repairs/report/who');
  await page.getByRole('button', { name: 'Send without signing in' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter your name');
  await expect(page.getByRole('alert')).toContainText('Enter the address where the problem is');
  await expect(page.getByRole('alert')).toContainText('Enter a phone number');
  await shot('who-empty');
  await a11y();
  await page.getByLabel('Your name').fill("Siobhán O'Neill <b>");
  await page.getByLabel('The address where the problem is').fill('Flat 3, 9 Quay Street\nZZ99 1AA');
  await page.getByLabel('A phone number we can ring').fill('01632 960001');
  await page.getByRole('button', { name: 'Send without signing in' }).click();
  const ref = await reference(page);
  await expect(page.locator('main')).toContainText('You will not see its progress here');
  await expect(page.getByRole('link', { name: 'See your repair' })).toHaveCount(0);
  await shot('sent-unverified');
  await page.goto(`/repairs/${ref}`);
  await expect(page).toHaveURL(/\/sign-in/);

  const officer = await another();
  await enter(officer, 'nadia-rahman');
  await officer.goto(`/officer/cases/${ref}`);
  await expect(officer.locator('main')).toContainText('Not checked');
  await expect(officer.locator('main')).toContainText("Siobhán O'Neill <b>");
  await expect(officer.locator('main')).toContainText('01632 960001');
  await shot('desk-unverified', officer);
  await a11y(officer);
});
