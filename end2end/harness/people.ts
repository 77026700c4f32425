// Who takes part: people of the demo council, and the ways in.
import { expect, type Page, type TestInfo } from '@playwright/test';
import { codes, newCode } from './outbox.ts';

/** Enters as a person of the demo council, at another server than the suite's if `url` says so. */
export async function enter(page: Page, who: string, url = process.env.END2END_URL!): Promise<void> {
  const answer = await page.request.post(`${url}/demo/sign-in`, { form: { who }, headers: { origin: url }, maxRedirects: 0 });
  expect(answer.status(), `entering as ${who}`).toBe(303);
}

/** Asks for a code on the sign-in page and reads it where it was sent. Ends on the page that wants it. */
export async function askForCode(page: Page, contact: string, recipient = contact): Promise<string> {
  const before = await codes(recipient);
  await page.getByLabel('Your email address or mobile number').fill(contact);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your code');
  return newCode(recipient, before);
}

/** From the sign-in page to the page after it. */
export async function signIn(page: Page, contact: string, recipient = contact): Promise<void> {
  const code = await askForCode(page, contact, recipient);
  await enterCode(page, code);
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The email address of a person of the demo council, where it follows from their name. */
export function email(who: string): string {
  return `${who.replace('-', '.')}@example.com`;
}

/** One of several people for each project, so that projects which run at the same time do not meet. */
export function mine<T>(people: readonly T[], info: TestInfo): T {
  const place = info.config.projects.findIndex((project) => project.name === info.project.name);
  return people[place % people.length];
}
