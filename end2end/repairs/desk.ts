// What the desk does to a case, panel by panel, and the ways to it.
import { expect, type Locator, type Page } from '@playwright/test';

/** The page said so, on top. */
export async function told(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
}

/** The form with that field, unfolded. Panels of a case share labels ("Why?"), so a form is found by a field of its own. */
export async function formWith(page: Page, field: string): Promise<Locator> {
  const form = page.locator('form').filter({ has: page.locator(`[name="${field}"]`) }).first();
  const folded = form.locator('xpath=ancestor::details[not(@open)]');
  if (await folded.count()) await folded.first().locator('summary').first().click();
  await expect(form).toBeVisible();
  return form;
}

/** Fills in the fields by their names and presses the button. */
export async function submit(page: Page, answers: Record<string, string>, button: string): Promise<void> {
  const form = await formWith(page, Object.keys(answers)[0]);
  for (const [name, value] of Object.entries(answers)) await fillIn(form, name, value);
  await form.getByRole('button', { name: button, exact: true }).click();
}

async function fillIn(form: Locator, name: string, value: string): Promise<void> {
  const field = form.locator(`[name="${name}"]`).first();
  const kind = await field.evaluate((it) => (it instanceof HTMLInputElement ? it.type : it.tagName.toLowerCase()));
  if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check();
  else if (kind === 'select') await field.selectOption(await optionOf(field, value));
  else await field.fill(value);
}

/** The value of the option that begins with these words, or is that value. */
async function optionOf(select: Locator, words: string): Promise<string> {
  const options = await select.locator('option').evaluateAll((all) => all.map((it) => ({ value: (it as HTMLOptionElement).value, text: it.textContent ?? '' })));
  const found = options.find(({ value, text }) => value === words || text.startsWith(words));
  expect(found, `${words} among ${options.map(({ text }) => text).join(', ')}`).toBeTruthy();
  return found!.value;
}

/** Searches the queue; a whole reference leads to the case itself. */
export async function search(officer: Page, words: string): Promise<void> {
  await officer.goto('/officer');
  await officer.getByLabel('Name, address, reference or phone').fill(words);
  await officer.getByRole('button', { name: 'Search', exact: true }).click();
}

/** Turns the pages of the queue, fifty cases each, to the one where the case is. */
export async function listed(officer: Page, ref: string): Promise<void> {
  await officer.goto('/officer');
  const row = officer.locator('.queue').getByText(ref);
  const next = officer.getByRole('link', { name: 'Next 50' });
  while (!(await row.count())) await officer.goto((await next.getAttribute('href'))!);
  await expect(row.first()).toBeVisible();
}

export async function openCase(officer: Page, ref: string): Promise<void> {
  await officer.goto(`/officer/cases/${ref}`);
}

export async function setPriority(officer: Page, priority: string, why: string): Promise<void> {
  await submit(officer, { priority_reason: why, priority }, 'Set priority');
  await told(officer, 'The priority is set.');
}

/** Orders the work as the page has it filled in from the report, from that firm. */
export async function order(officer: Page, firm: string): Promise<void> {
  const form = await formWith(officer, 'access');
  await fillIn(form, 'contractor', firm);
  await form.getByRole('button', { name: 'Order the work' }).click();
  await told(officer, 'The work is ordered.');
}
