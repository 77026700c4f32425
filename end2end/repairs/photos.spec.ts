// Photos on a report: made smaller and clean, shown, removed, and what becomes of files that are none.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { type File, CORNERS, heic, hugePng, metadata, pdfNamedJpg, phonePhoto, seen, smallPhoto, truncatedJpeg } from '../harness/photos.ts';
import { enter, mine } from '../harness/people.ts';
import { begin, send } from './report.ts';

const PHOTOS = '/repairs/report/photos';
const FIELD = 'input[type=file][name=photo]';

test('a phone photo is stored small, upright and without a trace of where it was taken @modes', async ({ page, post, painter, shot, a11y, another }, info) => {
  await enter(page, mine(['dean-pratt', 'hannah-leigh'], info));
  await begin(post, { before: 'photos' });
  const photo = await phonePhoto(painter);
  expect(metadata(photo.buffer), 'what the phone wrote').toContain('Exif');
  await page.goto(PHOTOS);
  await add(page, [photo]);
  await shot('photos-ready');
  await a11y();
  const [thumb] = await thumbs(page);
  for (const [size, longest] of [['full', 2048], ['thumb', 640]] as const) {
    const answer = await page.request.get(thumb.replace(/thumb$/, size));
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('image/jpeg');
    const stored = await answer.body();
    expect(metadata(stored), size).toEqual([]);
    const { width, height, corners } = await seen(painter, stored);
    expect(corners, size).toEqual([...CORNERS]);
    expect(height, size).toBeGreaterThan(width);
    expect(height, size).toBeLessThanOrEqual(longest);
  }
  const stranger = await another();
  expect((await stranger.request.get(thumb)).status(), 'a stranger asks for it').toBe(404);

  await begin(post, {});
  await page.goto('/repairs/report/check');
  await expect(page.locator('main img')).toHaveCount(1);
  await shot('check-with-photo');
  const link = await page.locator('main a:has(img)').getAttribute('href');
  expect((await page.request.get(link!)).status(), `the photo's link ${link}`).toBe(200);
  const ref = await send(page);
  await page.goto(`/repairs/${ref}`);
  await expect(page.locator('#photos img')).toHaveCount(1);
  await shot('repair-with-photo');

  const officer = await another();
  await enter(officer, 'joan-ferris');
  await officer.goto(`/officer/cases/${ref}`);
  await officer.locator('main a:has(img)').first().click();
  await expect(officer.getByRole('heading', { level: 1 })).toHaveText('Photo 1 of 1');
  await expect(officer.locator('main img')).toHaveJSProperty('complete', true);
  await shot('desk-photo', officer);
});

test('a photo is removed again @modes', async ({ page, post, painter }) => {
  await begin(post, { before: 'photos' });
  await page.goto(PHOTOS);
  await add(page, [await smallPhoto(painter, 10), await smallPhoto(painter, 60)]);
  expect(await thumbs(page)).toHaveLength(2);
  await page.getByRole('button', { name: /^Remove/ }).first().click();
  await expect(page.locator('.photo-tile')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('.photo-tile')).toHaveCount(1);
});

test.describe('files that are no photos', () => {
  // The browser says itself that the server refused one.
  test.use({ expected: [/status of 4(13|15|22)/] });

  test('are refused with what to do instead @modes', async ({ page, post, painter, shot, a11y, javaScriptEnabled }) => {
    await begin(post, { before: 'photos' });
    const bad: [File, string][] = [
      [heic(), 'HEIC format'],
      [pdfNamedJpg(), 'This is a PDF, not a photo'],
      [await truncatedJpeg(painter), 'Part of this photo is missing'],
      [hugePng(), 'too wide or too tall'],
    ];
    for (const [file, words] of bad) {
      await page.goto(PHOTOS);
      await page.locator(FIELD).setInputFiles(file);
      if (javaScriptEnabled === false) await page.getByRole('button', { name: 'Upload photos' }).click();
      await expect(page.locator('main'), file.name).toContainText(words);
      await shot(`photo-refused-${file.name}`);
    }
    await a11y();
    await page.goto(PHOTOS);
    await expect(page.locator('.photo-tile')).toHaveCount(0);
  });
});

test('ten photos are taken and the eleventh is left out with a sentence @modes', async ({ page, post, painter, shot, javaScriptEnabled }) => {
  await begin(post, { before: 'photos' });
  await page.goto(PHOTOS);
  const eleven = [];
  for (let hue = 0; hue < 330; hue += 30) eleven.push(await smallPhoto(painter, hue));
  await page.locator(FIELD).setInputFiles(eleven);
  if (javaScriptEnabled === false) {
    await page.getByRole('button', { name: 'Upload photos' }).click();
    await expect(page.locator('main')).toContainText('as many photos as we can take at once');
  } else {
    await expect(page.locator('main')).toContainText('You can add up to 10 photos. We left out photo-300.jpg.');
    await expect(ready(page)).toHaveCount(10, { timeout: 30_000 });
  }
  await shot('photos-ten');
  await page.goto(PHOTOS);
  await expect(page.locator('.photo-tile')).toHaveCount(10);
});

test.describe('a lost connection', () => {
  // The browser says itself that a request failed.
  test.use({ expected: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] });

  test('does not lose a photo @js', async ({ page, post, painter, shot, context }) => {
    await begin(post, { before: 'photos' });
    await page.goto(PHOTOS);
    await expect(page.locator('.photo-picker--live')).toBeVisible();
    await context.setOffline(true);
    await page.locator(FIELD).setInputFiles([await smallPhoto(painter, 120)]);
    await expect(page.locator('.photo-tile__state')).toHaveText(/Trying again|Not sent|Waiting/);
    await shot('photo-offline');
    await context.setOffline(false);
    const retry = page.getByRole('button', { name: 'Try again' });
    await expect(async () => {
      if (await retry.isVisible()) await retry.click();
      await expect(ready(page)).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 45_000 });
    await page.reload();
    expect(await thumbs(page)).toHaveLength(1);
  });
});

/** Chooses files and waits until the server has them, with or without JavaScript; the page then shows what is stored. */
async function add(page: Page, files: File[]): Promise<void> {
  const live = page.locator('.photo-picker--live');
  const scripts = test.info().project.use.javaScriptEnabled !== false;
  if (scripts) await expect(live).toBeVisible();
  await page.locator(FIELD).setInputFiles(files);
  if (scripts) await expect(ready(page)).toHaveCount(files.length, { timeout: 30_000 });
  else await page.getByRole('button', { name: 'Upload photos' }).click();
  await page.goto(PHOTOS);
  await expect(page.locator('.photo-tile')).toHaveCount(files.length);
}

/** Photos that the island says are sent: "Ready · 5 KB". */
function ready(page: Page): Locator {
  return page.locator('.photo-tile__state').filter({ hasText: /^Ready/ });
}

async function thumbs(page: Page): Promise<string[]> {
  return page.locator('.photo-tile__picture').evaluateAll((pictures) => pictures.map((picture) => picture.getAttribute('src') ?? ''));
}
