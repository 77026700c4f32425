// An officer's way in: a one-time code from an administrator, a password, an authenticator; then both each time.
import { figures } from '../harness/authenticator.ts';
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';

const PASSWORD = 'correct horse battery staple';

test('an officer is added, enrols, signs in, and is shut out @modes', async ({ page, another, shot, a11y }, info) => {
  const admin = await another();
  const address = `pat.${info.project.name}.${info.retry}@ebbsmarsh.example`;
  await enter(admin, 'dev-anand');
  await admin.goto('/officer/admin');
  await shot('admin', admin);
  await a11y(admin);
  await admin.getByLabel('Full name').fill("Pat O'Dowd");
  await admin.getByLabel('Work email address').fill(address);
  await admin.getByLabel('Officer', { exact: true }).check();
  await admin.getByLabel('Repairs', { exact: true }).check();
  await admin.getByRole('button', { name: 'Add an officer' }).click();
  await expect(admin.locator('main')).toContainText('Give them this code now');
  await shot('admin-one-time-code', admin);
  const oneTime = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(await admin.locator('main').innerText())![0];
  await admin.reload();
  await expect(admin.locator('main'), 'shown once').not.toContainText(oneTime);

  const choose = async (code: string, password: string) => {
    await page.getByLabel('Your work email address').fill(address);
    await page.getByLabel('One-time code').fill(code);
    await page.getByLabel('Choose a password').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await page.goto('/officer/enrol');
  await choose(oneTime, 'short');
  await expect(page.locator('#password-error')).toBeVisible();
  await expect(page.getByLabel('Your work email address')).toHaveValue(address);
  await a11y();
  await choose('AAAA-AAAA', PASSWORD);
  await expect(page.locator('#code-error')).toBeVisible();
  await choose(oneTime, PASSWORD);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your authenticator app');
  await shot('enrol-authenticator');
  await a11y();
  const key = (await page.locator('main code').first().innerText()).trim();
  await page.getByLabel('The 6 figures that the app shows now').fill('000000');
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.locator('#code-error')).toBeVisible();
  await page.getByLabel('The 6 figures that the app shows now').fill(figures(key));
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Your account is ready');
  await shot('enrol-done');
  await a11y();
  const recovery = await page.locator('main code').first().innerText();

  await test.step('the password alone lets nobody in', async () => {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await signIn('wrong password, sorry');
    await expect(page.locator('#error-summary')).toContainText('The email address or the password is not right');
    await signIn(PASSWORD);
    await expect(page).toHaveURL(/\/officer\/sign-in\/code$/);
    await shot('officer-code');
    await a11y();
    await page.goto('/officer');
    await expect(page).toHaveURL(/\/officer\/sign-in/);
  });
  await test.step('with the next figures they are in; with a recovery code as well, once', async () => {
    await signIn(PASSWORD);
    await second(figures(key, 1));
    await expect(page).toHaveURL(/\/officer$/);
    await signOut();
    await signIn(PASSWORD);
    await second(recovery);
    await expect(page).toHaveURL(/\/officer$/);
  });
  await test.step('shut out, the next click ends it', async () => {
    await admin.goto('/officer/admin');
    await admin.getByRole('row', { name: address }).getByRole('button', { name: /^Shut out/ }).click();
    await expect(admin.getByRole('status').filter({ hasText: 'They are shut out' })).toBeVisible();
    await page.goto('/officer');
    await expect(page).toHaveURL(/\/officer\/sign-in/);
  });

  async function signIn(password: string): Promise<void> {
    await page.goto('/officer/sign-in');
    await page.getByLabel('Your work email address').fill(address);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  async function second(code: string): Promise<void> {
    await page.getByLabel('The code in your authenticator app').fill(code);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  async function signOut(): Promise<void> {
    await page.getByRole('button', { name: 'Sign out' }).first().click();
  }
});
