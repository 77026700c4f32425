// Whatever is typed: a clear sentence in the right place, and what was typed is still there.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../harness/page.ts';
import { enter, mine } from '../harness/people.ts';
import { begin, goOn, isAt, send } from './report.ts';

const LABEL = 'Tell us what is wrong, in your own words';

test('each question left empty says what to choose, at the question and on top', async ({ page, post, shot, a11y, javaScriptEnabled }) => {
  const empty: [string, string, string][] = [
    ['emergency', 'emergency', 'Choose what is happening now'],
    ['place', 'place', 'Choose where the problem is'],
    ['room', 'room', 'Choose which room it is in'],
    ['problem', 'problem', 'Choose what it is about'],
    ['fault', 'fault', 'Choose what is wrong with it'],
    ['more', 'can_catch', 'Choose an answer'],
    ['when', 'since', 'Choose when it started'],
    ['describe', 'description', 'Tell us what is wrong'],
    ['access', 'availability[]', 'Choose when we can come'],
    ['contact', 'reach_by[]', 'Choose at least one way to reach you'],
  ];
  for (const [step, field, words] of empty) {
    await begin(post, { before: step });
    await page.goto(`/repairs/report/${step}`);
    await goOn(page);
    await isAt(page, `/repairs/report/${step}`);
    await expect(page.locator('#error-summary')).toContainText(words);
    await expect(page.locator(`[id="${field}-error"]`)).toContainText(words);
    await expect(page).toHaveTitle(/^Error: /);
    await page.locator('#error-summary a').first().click();
    await expect(page.locator(`[id="${field}"]`), 'the summary leads to the field').toBeFocused();
    if (javaScriptEnabled !== false) {
      await page.reload();
      await expect(page.locator('#error-summary'), 'shown once').toHaveCount(0);
    }
  }
  await page.goto('/repairs/report/describe');
  await page.getByLabel(LABEL).fill(' \n ');
  await goOn(page);
  await shot('describe-empty');
  await a11y();
});

test('what was typed comes back as it was: too long, emoji, right to left, markup, apostrophes @modes', async ({ page, post, shot }) => {
  await begin(post, { before: 'describe' });
  const tooLong = `${'Ünder the sink 💧 '.repeat(294)}end`;
  expect([...tooLong]).toHaveLength(5_001);
  await page.goto('/repairs/report/describe');
  await page.getByLabel(LABEL).fill(tooLong);
  await goOn(page);
  await expect(page.locator('#description-error')).toContainText('characters or fewer. You have 1 too many');
  await expect(page.getByLabel(LABEL)).toHaveValue(tooLong);
  await shot('describe-too-long');

  for (const text of [
    'الحنفية تقطر منذ أسبوع 💧 (the cold one)',
    '</textarea><script>document.title = "run"</script>',
    `It's the neighbour's "pipe"; DROP TABLE cases; -- & &amp; \\`,
    '\n\n  leading line and  spaces',
    'e\u0301 and 👩‍👩‍👧‍👦 and \u202eevil',
  ]) {
    await page.goto('/repairs/report/describe');
    await page.getByLabel(LABEL).fill(text);
    await goOn(page);
    await isAt(page, '/repairs/report/photos');
    await page.goto('/repairs/report/describe');
    await expect(page.getByLabel(LABEL)).toHaveValue(text.trim().replace('\u202e', ''));
    expect(await page.title()).not.toBe('run');
  }
});

test('exactly 5,000 characters are taken, shown and read at the desk @once', async ({ page, post, another }) => {
  await enter(page, 'imran-qureshi');
  await begin(post, { before: 'place' });
  await page.goto('/repairs/report/place');
  const tenancy = await page.locator('input[name=tenancy]').first().inputValue();
  await begin((path, form) => post(path, path.endsWith('/place') ? { ...form, tenancy } : form), { description: '🛁'.repeat(5_000) });
  const ref = await send(page);
  const officer = await another();
  await enter(officer, 'marcus-bell');
  await officer.goto(`/officer/cases/${ref}`);
  await expect(officer.locator('main')).toContainText('🛁'.repeat(5_000));
});

test('an empty answer and a message too long say so at their field @modes', async ({ page, post }, info) => {
  await enter(page, mine(['layla-haddad', 'wilhelmina-long'], info));
  await begin(post, {});
  const ref = await send(page);
  await page.goto(`/repairs/${ref}`);
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect(page.locator('#message-error')).toContainText('Enter your message');
  await page.getByLabel('Write to us about this repair').fill(`${'x'.repeat(5_000)} end`);
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect(page.locator('#message-error')).toContainText('or fewer');
  await expect(page.getByLabel('Write to us about this repair')).toHaveValue(`${'x'.repeat(5_000)} end`);
});

test.describe('from another site', () => {
  test.use({ expected: [/status of 403|Failed to load resource|ERR_BLOCKED|CORS/] });

  test('a form posted with our cookies is refused and changes nothing @modes', async ({ page, post, baseURL }) => {
    await begin(post, { before: 'describe' });
    const evil = await elsewhere(`<form method=post action="${baseURL}/do/repairs/report/describe">
      <input name=description value="Sent by another site"><button>Win</button></form>`);
    await page.goto(evil.url);
    const answered = page.waitForResponse((response) => response.url().includes('/do/repairs/report/describe'));
    await page.getByRole('button', { name: 'Win' }).click();
    expect((await answered).status()).toBe(403);
    await evil.close();
    await page.goto('/repairs/report/describe');
    await expect(page.getByLabel(LABEL)).toHaveValue('');
  });
});

test('broken and forged forms never break a page @once', async ({ page, post, baseURL }) => {
  await begin(post, {});
  const origin = { origin: baseURL! };
  const forged: [string, string, string][] = [
    ['/do/repairs/report/room', 'application/x-www-form-urlencoded', 'room=palace&room=kitchen&x[a][b]=1'],
    ['/do/repairs/report/risk', 'application/x-www-form-urlencoded', 'at_risk[]=dragon&at_risk[]='],
    ['/do/repairs/report/more', 'application/x-www-form-urlencoded', 'can_catch=%ff%fe'],
    ['/do/repairs/report/describe', 'application/json', '{"description":"x"}'],
    ['/do/repairs/report/describe', 'text/plain', 'description=x'],
    ['/upload/repairs/photos', 'multipart/form-data; boundary=a', 'no boundary at all'],
    ['/upload/repairs/photos', 'multipart/form-data', 'x'],
    ['/upload/repairs/photos/remove', 'application/x-www-form-urlencoded', 'photo=../../etc/passwd'],
    ['/do/no/such/verb', 'application/x-www-form-urlencoded', ''],
    ['/do/repairs/report/send', 'application/x-www-form-urlencoded', 'submission_key=0'],
  ];
  for (const [path, type, data] of forged) {
    const answer = await page.request.post(path, { headers: { ...origin, 'content-type': type }, data });
    expect(answer.status(), `${path} ${data}`).toBeLessThan(500);
  }
  await page.goto('/repairs/report/check');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

/** A page on another origin. */
async function elsewhere(html: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = http.createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { url: `http://127.0.0.1:${port}/`, close };
}
