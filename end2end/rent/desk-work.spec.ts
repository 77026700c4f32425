// What an income officer does on an account: a contact, a step, what shows that the court's protocol was followed, letters; and
// the numbers of all of them.
import { expect, test } from '../harness/page.ts';
import { enter, mine } from '../harness/people.ts';
import { submit, told } from '../repairs/desk.ts';
import { findAccounts, openAccount } from './desk.ts';

/** Who owes some weeks, and on whose account no step was taken. */
const BEHIND = ['Ebony Clarke', 'Shanice Brown'] as const;

test('who they are comes first; then a contact, a step with its questions, and what shows it @modes', async ({ page, shot, a11y }, info) => {
  test.setTimeout(150_000);
  await enter(page, 'carol-winn');
  const name = mine(BEHIND, info);
  await openAccount(page, name);
  const part = (id: string) => page.locator(`section[aria-labelledby="${id}"]`);
  const text = await page.locator('main').innerText();
  expect(text.indexOf('Know this first')).toBeGreaterThan(-1);
  expect(text.indexOf('Know this first')).toBeLessThan(text.indexOf('How it stands'));
  expect(text.indexOf('Know this first')).toBeLessThan(text.indexOf('Next: Reminder'));
  await shot('rent-work-account');
  await a11y();

  await test.step('a contact', async () => {
    await submit(page, { contact_way: 'phone', contact_about: 'arrears', contact_with: name, contact_words: 'Waits for the first wages of a new job.' }, 'Add to the log');
    await expect(page.locator('#error-summary')).toContainText('Choose what came of it');
    await submit(page, { contact_outcome: 'wants_help', contact_next: '2026-11-30' }, 'Add to the log');
    await told(page, 'Added to the contact log.');
    await expect(part('log')).toContainText(`What is owed. Asked for help. With ${name}.`);
    await expect(part('log')).toContainText('Waits for the first wages of a new job.');
    await expect(part('log')).toContainText('Again on 30 November 2026.');
  });

  await test.step('a step is refused to whoever did not think of them, and then taken', async () => {
    const said = { vulnerability_words: 'A child of two; no illness that we know of.', counterclaim: 'yes', counterclaim_words: 'Looked: a repair is open, and no complaint.' };
    await submit(page, { vulnerability: 'no', ...said, step_reason: 'Two weeks and more, and a talk on the phone.' }, 'Take this step: Reminder');
    await expect(page.locator('#error-summary')).toContainText('Think about who they are and what they need first.');
    await shot('rent-work-step');
    await a11y();
    await submit(page, { vulnerability: 'yes' }, 'Take this step: Reminder');
    await told(page, 'The step is noted.');
    await expect(part('ladder')).toContainText('Step 1 of 8');
    await expect(part('ladder')).toContainText('Two weeks and more, and a talk on the phone.');
    await expect(part('ladder')).toContainText(`Did you think about who they are and what they need? Yes. ${said.vulnerability_words}`);
    // The next one is not taken on the same day.
    await expect(part('ladder')).toContainText('Too soon after the step before. It may be taken from 28 November 2026.');
    await expect(part('ladder').locator('[name="step_reason"]')).toHaveCount(0);
  });

  await test.step('an item of the protocol, with evidence', async () => {
    await submit(page, { item: 'contact', item_state: 'done', item_evidence: '' }, 'Save');
    await expect(page.locator('#error-summary')).toContainText('Write down what your answer rests on');
    await submit(page, { item: 'contact', item_evidence: 'Spoke on the phone today; see the log.' }, 'Save');
    await told(page, 'Noted.');
    await expect(part('protocol')).toContainText('1 of 8 settled.');
    await expect(part('protocol')).toContainText('Spoke on the phone today; see the log.');
    await expect(part('protocol')).toContainText('21 November 2026, noted by Carol Winn');
    await shot('rent-work-done');
    await a11y();
  });
});

test('a letter is made to each joint tenant, each on a sheet of its own @modes', async ({ page, shot, a11y }) => {
  await enter(page, 'carol-winn');
  await findAccounts(page, 'Priya Sharma');
  const row = page.locator('.rent-list tbody tr').filter({ hasText: 'Arjun Sharma and Priya Sharma' });
  const account = (await row.locator('a').first().getAttribute('href'))!;
  await page.goto(`${account}/letter`);
  await expect(page.locator('main')).toContainText('To Arjun Sharma and to Priya Sharma.');
  await submitLetter('reminder');
  // Housing Benefit pays it all: nobody is reminded of what is on its way.
  await expect(page.locator('#error-summary')).toContainText('Nothing is truly owed. Make a statement in place of a reminder');
  await a11y();
  await submitLetter('statement');
  await expect(page).toHaveURL(/\/letters\/[0-9a-f-]{36}$/);
  const sheets = page.locator('.letter--sheet');
  await expect(sheets).toHaveCount(2);
  for (const [own, others] of [['Arjun Sharma', 'Priya'], ['Priya Sharma', 'Arjun']]) {
    const sheet = sheets.filter({ hasText: `Dear ${own},` });
    await expect(sheet, own).toHaveCount(1);
    await expect(sheet).not.toContainText(others);
    await expect(sheet).toContainText('£116.10');
    expect(await sheet.locator('table tbody tr').count(), own).toBeGreaterThan(13);
  }
  await shot('rent-letters');
  await a11y();
  await page.emulateMedia({ media: 'print' });
  const breaks = await sheets.evaluateAll((all) => all.map((sheet) => getComputedStyle(sheet).breakAfter));
  expect(breaks[0]).toBe('page');
  await expect(page.locator('.no-print').first()).toBeHidden();
  await shot('rent-letters-print');
  await page.emulateMedia({ media: null });
  const printed = new URL(page.url()).pathname;
  await page.goto(account);
  await expect(page.locator(`a[href="${printed}"]`).first()).toHaveText('Statement');

  /** On paper alone: nothing is sent. */
  async function submitLetter(kind: string): Promise<void> {
    await page.locator('[name="letter_send"]').uncheck();
    await submit(page, { letter_kind: kind }, 'Make the letters');
  }
});

test('the reports draw each number, with the table beneath @modes', async ({ page, shot, a11y }) => {
  await enter(page, 'carol-winn');
  await page.goto('/officer/rent');
  await page.locator('main').getByRole('link', { name: 'Rent reports' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rent reports');
  for (const name of ['arrears', 'steps', 'arrangements', 'breathing-space', 'kinds']) {
    const sheet = page.locator(`section[aria-labelledby="${name}-heading"]`);
    await expect(sheet.locator('svg[role="img"]'), name).toBeVisible();
    expect(await sheet.locator('svg rect').count(), name).toBeGreaterThan(0);
    await expect(sheet.locator('figure.chart ~ .wide-table tbody tr').first(), name).toBeVisible();
    const link = sheet.locator('a[download]');
    const file = await page.request.get((await link.getAttribute('href'))!);
    expect(file.headers()['content-type'], name).toContain('text/csv');
  }
  // Of breathing spaces a number is told, and nothing of whom.
  await expect(page.locator('main')).not.toContainText('Nowak');
  await shot('rent-reports');
  await a11y();
});
