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
async function write(page: Page, words = WORDS): Promise<void> {
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
  await page.locator('#description').fill(words);
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
async function repairs(page: Page, words = WORDS): Promise<string[]> {
  await page.goto('/repairs');
  const links = await page.locator('main a[href^="/repairs/R-"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  const found: string[] = [];
  for (const href of new Set(links)) {
    await page.goto(href);
    if ((await page.locator('main').innerText()).includes(words)) found.push(href);
  }
  return found;
}

/** Photos that can be seen, not only named. */
async function showsPhotos(page: Page, count: number): Promise<void> {
  await expect(page.locator('.photo-grid img')).toHaveCount(count);
  const width = (image: HTMLImageElement) => image.naturalWidth;
  for (const image of await page.locator('.photo-grid img').all()) await expect.poll(() => image.evaluate(width)).toBeGreaterThan(0);
}

/** A report with a photo, written without a signal, that waits to be sent. */
async function keep(context: BrowserContext, page: Page, words: string, photos: Awaited<ReturnType<typeof smallPhoto>>[] = []): Promise<void> {
  await context.setOffline(true);
  await page.goto('/offline');
  await write(page, words);
  if (photos.length) await page.locator('#photo').setInputFiles(photos);
  await showsPhotos(page, photos.length);
  await finish(page);
  await page.getByRole('button', { name: 'Keep on this phone and send' }).click();
  await expect(page.getByText('Waiting for a signal. Saved on this phone')).toBeVisible();
}

/** How much this browser keeps of the app. */
function left(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    words: localStorage.length + sessionStorage.length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
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
  await showsPhotos(page, 3);
  await context.close();

  ({ context, page } = await phone(folder));
  await context.setOffline(true);
  await page.goto('/offline');
  await expect(page.getByText('Not finished. Saved on this phone')).toBeVisible();
  await page.getByRole('button', { name: /^Go on with it/ }).click();
  await asks(page, 'Add photos if you can');
  await showsPhotos(page, 3);
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

  expect(await left(page), 'what there is to lose').toEqual({ databases: 1, caches: 1, words: 1, workers: 1 });
  page.once('dialog', (asked) => asked.dismiss());
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(page).toHaveURL(/\/home$/);
  page.once('dialog', (asked) => asked.accept());
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(() => left(page)).toEqual({ databases: 0, caches: 0, words: 0, workers: 0 });
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what breaks off on the way goes on, and is one report @js', async ({ painter }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-phone-'));
  const photos = [await smallPhoto(painter, 60), await smallPhoto(painter, 160)];
  const words = 'The tap drips, and the signal comes and goes.';
  const { context, page } = await phone(folder);
  await enter(page, 'hannah-leigh');
  await install(page);
  await keep(context, page, words, photos);

  let uploads = 0;
  await context.route('**/upload/repairs/offline/**', (route) => (++uploads === 2 ? route.abort() : route.continue()));
  // The report arrives, and its answer does not.
  let sends = 0;
  await context.route('**/repairs/offline/*/send', async (route) => {
    if (++sends > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await context.setOffline(false);
  await expect.poll(() => uploads).toBe(2);
  await expect(page.getByText('Saved on this phone', { exact: false })).toBeVisible();
  await page.reload();
  await expect.poll(() => sends, { timeout: 30_000 }).toBe(1);
  await expect(page.getByRole('button', { name: /^Send now/ })).toBeVisible();
  await page.getByRole('button', { name: /^Send now/ }).dblclick();
  await expect(page.getByText(/^Sent R-\d\d-\d{6}/)).toBeVisible({ timeout: 30_000 });
  const found = await repairs(page, words);
  expect(found).toHaveLength(1);
  await page.goto(found[0]);
  await expect(page.locator('#photos img')).toHaveCount(2);
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an expired session keeps the report; another person neither sees nor sends it @js', async ({ painter }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-phone-'));
  const words = 'The tap drips, and whoever borrows this phone must not see it.';
  const { context, page } = await phone(folder);
  await enter(page, 'dean-pratt');
  await install(page);
  await keep(context, page, words, [await smallPhoto(painter, 300)]);

  await context.clearCookies();
  await context.setOffline(false);
  await expect(page.getByText('Sign in to send. Saved on this phone')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: 'Sign in to send it' })).toHaveAttribute('href', '/sign-in?then=/offline');

  await enter(page, 'hannah-leigh');
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/repairs/offline'));
  await page.goto('/offline');
  await asked;
  await expect(page.getByText('No report is kept on this phone.')).toBeVisible();
  await expect(page.getByText('tap', { exact: false })).toHaveCount(0);
  await page.goto('/home');
  await expect(page.locator('.unsent')).toHaveCount(0);
  expect(await repairs(page, words)).toHaveLength(0);

  await context.clearCookies();
  await enter(page, 'dean-pratt');
  await page.goto('/offline');
  await expect(page.getByText(/^Sent R-\d\d-\d{6}/)).toBeVisible({ timeout: 30_000 });
  expect(await repairs(page, words)).toHaveLength(1);
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what is kept is one page for everyone and its files @js', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-phone-'));
  const { context, page } = await phone(folder);
  await enter(page, 'dean-pratt');
  await install(page);
  await page.goto('/repairs');
  await page.goto('/home');
  const kept = await page.evaluate(async () => {
    const files: string[] = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) files.push(new URL(request.url).pathname);
    return files;
  });
  expect(kept).toContain('/offline');
  expect(kept.filter((path) => !/^\/(offline$|assets\/|icons?|favicon|apple|council|theme|.*\.(webmanifest|png|svg|css)$)/.test(path))).toEqual([]);
  const text = await page.evaluate(async () => (await (await caches.match('/offline'))!.text()));
  for (const word of ['Dean', 'Pratt', 'Sign out']) expect(text).not.toContain(word);
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

test('each step can be read and used, light and dark @js', async ({ another, a11y, shot, painter }) => {
  test.setTimeout(180_000);
  for (const [size, width, height] of [['phone', 390, 844], ['desk', 1280, 800]] as const) {
    const page = await another({ viewport: { width, height }, isMobile: false, hasTouch: false });
    await enter(page, 'hannah-leigh');
    await page.goto('/offline');
    const look = async (name: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await shot(`offline-${name}-${size}-${colorScheme}`, page);
        if (size === 'phone') await a11y(page);
      }
    };
    await expect(page.getByRole('button', { name: 'Report a repair' })).toBeVisible();
    await look('none');
    await page.getByRole('button', { name: 'Report a repair' }).click();
    await look('danger');
    await choose(page, 'I can smell gas');
    await look('ring');
    await page.getByRole('button', { name: 'Tell us about it as well' }).click();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await look('wrong');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('button', { name: 'Save and go on later' }).click();
    await write(page);
    await page.locator('#photo').setInputFiles([await smallPhoto(painter, 20), await smallPhoto(painter, 120)]);
    await showsPhotos(page, 2);
    await look('photos');
    await finish(page);
    await look('check');
    await page.getByRole('button', { name: 'Save and go on later' }).click();
    await expect(page.getByText('Not finished. Saved on this phone').first()).toBeVisible();
    await look('list');
  }
});
