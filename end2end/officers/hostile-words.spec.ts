// Stored words that want to be code: shown as words to the tenant, at the desk and in the outbox. Nothing runs.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { begin, reference, send } from '../repairs/report.ts';

const PAYLOADS = [
  '<script>window.ran=1</script>',
  '</textarea><script>window.ran=2</script>',
  '"><img src=x onerror=window.ran=3>',
  "'><svg/onload=window.ran=4>",
  '</title><script>window.ran=5</script>',
  '<iframe srcdoc="<script>parent.ran=6</script>"></iframe>',
  'javascript:window.ran=7//" onmouseover="window.ran=7',
  '<!--><script>window.ran=8</script>-->',
  '</script><script>window.ran=9</script>',
  '<style>@import "//evil.example"</style><details open ontoggle=window.ran=10>{{7*7}}${7*7}',
];

test('ten payloads in every free-text field run nowhere @js', async ({ page, post, another, shot }) => {
  test.setTimeout(180_000);
  await enter(page, 'ebony-clarke');
  const officer = await another();
  await enter(officer, 'marcus-bell');
  const all = PAYLOADS.join('\n');

  await post('/do/repairs/report/start', {});
  await begin(post, { description: all });
  await post('/do/repairs/report/access', { 'availability[]': 'any', access: all.slice(0, 900) });
  await visit(page, '/repairs/report/describe', '/repairs/report/access', '/repairs/report/check');
  const ref = await send(page);
  const desk = `/officer/cases/${ref}`;

  const seen = async () => (await (await officer.request.get(desk)).text()).match(/name="seen" value="([^"]*)"/)![1];
  const act = async (verb: string, form: Record<string, string>) => {
    const submission_key = crypto.randomUUID();
    const answer = await post(`/do/officer/cases/${verb}`, { reference: ref, seen: await seen(), submission_key, ...form }, officer);
    expect(answer.ok(), verb).toBe(true);
  };
  await act('priority', { priority: 'urgent', priority_reason: all.slice(0, 450) });
  await act('note', { note: all });
  await act('write', { message: all });
  await act('ask', { question: all });
  await visit(officer, desk);
  await visit(page, `/repairs/${ref}`, '/messages', '/home', '/repairs');
  await post('/do/repairs/answer', { reference: ref, submission_key: crypto.randomUUID(), message: all });
  await post('/do/repairs/worse', { reference: ref, submission_key: crypto.randomUUID(), worse: all });
  await act('close', { outcome: 'done', closing: all });
  await visit(officer, desk, '/officer');
  await visit(page, `/repairs/${ref}`, '/messages', '/demo/outbox');
  await shot('hostile-words');
  await shot('hostile-words-desk', officer);

  const stranger = await another();
  await begin(post, { on: stranger, description: all });
  await stranger.goto('/repairs/report/who');
  await stranger.getByLabel('Your name').fill(PAYLOADS[2]);
  await stranger.getByLabel('The address where the problem is').fill(PAYLOADS[1]);
  await stranger.getByLabel('A phone number we can ring').fill(PAYLOADS[0]);
  await stranger.getByRole('button', { name: 'Send without signing in' }).click();
  await ranNothing(stranger);
  await expect(stranger.getByLabel('Your name')).toHaveValue(PAYLOADS[2]);
  await stranger.getByLabel('A phone number we can ring').fill('01632 960002');
  await stranger.getByRole('button', { name: 'Send without signing in' }).click();
  await visit(officer, `/officer/cases/${await reference(stranger)}`, '/officer');
  await post('/do/sign-in', { contact: PAYLOADS[2], then: `//evil.example/${PAYLOADS[3]}` }, stranger);
  await visit(stranger, '/sign-in', `/sign-in?then=${encodeURIComponent('javascript:window.ran=1')}`);
});

/** Each page shows the words and runs none of them; a report of the content security policy fails the test by itself. */
async function visit(page: Page, ...paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await ranNothing(page);
  }
}

async function ranNothing(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => (window as { ran?: number }).ran), page.url()).toBeUndefined();
}
