// A report without a signal: kept on the phone through a restart, sent once, and gone when the tenant signs out.
import { type BrowserContext, type Page, chromium as browsers } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../harness/chromium.ts';
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { smallPhoto } from '../harness/photos.ts';

const WORDS = 'The tap in the kitchen drips, and there is no signal on the stairs.';

/** A phone that can be switched off and on again: what its browser keeps lies in a folder. */
async function phone(folder: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browsers.launchPersistentContext(folder, {
    executablePath: chromium(),
    args: ['--no-sandbox'],
    baseURL: process.env.END2END_URL,
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    serviceWorkers: 'allow',
  });
  context.setDefaultTimeout(20_000);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Opens a tenant's page with a signal, and waits until the app is kept. */
async function install(page: Page): Promise<void> {
  await page.goto('/home');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
}

async function choose(page: Page, ...labels: string[]): Promise<void> {
  for (const label of labels) await page.getByLabel(label, { exact: true }).check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
}

async function asks(page: Page, question: string): Promise<void> {
  await expect(page.locator('#offline-heading')).toHaveText(question);
  await expect(page.locator('#offline-heading')).toBeFocused();
}

/** From the list to the step of photos. */
async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Report a repair' }).click();
  await asks(page, 'Is anyone in danger now?');
  await choose(page, 'None of these');
  await asks(page, 'Where is the problem?');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.locator('#offline-summary')).toBeFocused();
  await expect(page.locator('#place-error')).toContainText('Choose where the problem is');
  await choose(page, 'In my home');
  await asks(page, 'Which room is it in?');
  await choose(page, 'Kitchen');
  await asks(page, 'What needs fixing?');
  await choose(page, 'A tap');
  await asks(page, 'What is wrong with it?');
  await choose(page, 'It drips');
  await asks(page, 'How long has it been like this?');
  await choose(page, 'In the last few days', 'I am not sure');
  await asks(page, 'Tell us what is wrong, in your own words');
  await page.locator('#description').fill(WORDS);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await asks(page, 'Add photos if you can');
}

async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await asks(page, 'Could this harm someone in your home more than most?');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await asks(page, 'When can we come?');
  await choose(page, 'Any time');
  await asks(page, 'How may we reach you about this repair?');
  await choose(page, 'Email');
  await asks(page, 'Check your answers');
}

/** How many repairs with these words the tenant has. */
async function repairs(page: Page): Promise<string[]> {
  await page.goto('/repairs');
  const links = await page.locator('main a[href^="/repairs/R-"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  const found: string[] = [];
  for (const href of new Set(links)) {
    await page.goto(href);
    if ((await page.locator('main').innerText()).includes(WORDS)) found.push(href);
  }
  return found;
}

test('three photos from a stairwell arrive once, after a restart and a double tap @js', async ({ painter }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-phone-'));
  const photos = [await smallPhoto(painter, 20), await smallPhoto(painter, 120), await smallPhoto(painter, 220)];
  let { context, page } = await phone(folder);
  await enter(page, 'hannah-leigh');
  await install(page);

  await context.setOffline(true);
  await page.goto('/repairs');
  await expect(page.getByRole('heading', { level: 1 }), 'any page, without a signal').toHaveText('Reports on this phone');
  await write(page);
  await page.locator('#photo').setInputFiles(photos);
  await expect(page.locator('.photo-grid img')).toHaveCount(3);
  await context.close();

  ({ context, page } = await phone(folder));
  await context.setOffline(true);
  await page.goto('/offline');
  await expect(page.getByText('Not finished. Saved on this phone')).toBeVisible();
  await page.getByRole('button', { name: /^Go on with it/ }).click();
  await asks(page, 'Add photos if you can');
  await expect(page.locator('.photo-grid img')).toHaveCount(3);
  await finish(page);
  await page.getByRole('button', { name: 'Keep on this phone and send' }).dblclick();
  await expect(page.getByText('Waiting for a signal. Saved on this phone')).toBeVisible();

  const other = await context.newPage();
  await other.goto('/offline');
  await context.setOffline(false);
  await expect(page.getByText(/^Sent R-\d\d-\d{6}/)).toBeVisible({ timeout: 60_000 });
  await other.close();

  const found = await repairs(page);
  expect(found).toHaveLength(1);
  await page.goto(found[0]);
  await expect(page.locator('#photos img')).toHaveCount(3);
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

test('signing out asks about what is not sent, and leaves nothing @js', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-phone-'));
  const { context, page } = await phone(folder);
  await enter(page, 'dean-pratt');
  await install(page);
  await page.goto('/offline');
  await write(page);
  await page.getByRole('button', { name: 'Save and go on later' }).click();
  await page.goto('/home');
  await expect(page.getByRole('link', { name: '1 report on this phone is not sent yet' })).toBeVisible();

  page.once('dialog', (asked) => asked.dismiss());
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(page).toHaveURL(/\/home$/);
  page.once('dialog', (asked) => asked.accept());
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(page).toHaveURL(/\/sign-in/);
  const left = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      words: localStorage.length,
    }));
  await expect.poll(left).toEqual({ databases: 0, caches: 0, words: 0 });
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});
