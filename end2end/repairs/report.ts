// Reporting a repair, page by page as people do it, or quickly to where a test begins.
import { expect, type Page } from '@playwright/test';
import type { Form } from '../harness/page.ts';

export const DESCRIPTION = "The tap won't stop dripping. It's the cold one, over the sink.";

/** Chooses answers by their labels and goes on. */
export async function answer(page: Page, ...labels: string[]): Promise<void> {
  for (const label of labels) await page.getByLabel(label, { exact: true }).check();
  await goOn(page);
}

export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and continue' }).click();
}

export async function isAt(page: Page, path: string, heading?: string): Promise<void> {
  await expect(page).toHaveURL((url) => url.pathname === path);
  if (heading) await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
}

/** What someone has to tell: the answers by their labels, those to the safety questions by their keys. */
export interface Told {
  room: string;
  element: string;
  fault: string;
  more: Record<string, string>;
  description: string;
  /** Who in the home could be harmed more than most. */
  atRisk: string[];
}

const TAP: Told = {
  room: 'Kitchen',
  element: 'A tap',
  fault: 'It will not turn off',
  more: { can_catch: 'yes', on_electrics: 'no' },
  description: DESCRIPTION,
  atRisk: ['A baby or a child under 5'],
};

type Each = (name: string) => Promise<void>;

/** A report, the tap's if no other, question by question, to the page of photos. `each` is told each page's name. */
export async function walkToPhotos(page: Page, each: Each = async () => {}, told = TAP): Promise<void> {
  await page.goto('/repairs/report');
  await each('start');
  await page.getByRole('button', { name: 'Start now' }).click();
  await isAt(page, '/repairs/report/emergency', 'Is anyone in danger now?');
  await each('emergency');
  await answer(page, 'None of these');
  await isAt(page, '/repairs/report/place', 'Where is the problem?');
  await each('place');
  await answer(page, 'In my home');
  await isAt(page, '/repairs/report/room', 'Which room is it in?');
  await each('room');
  await answer(page, told.room);
  await isAt(page, '/repairs/report/problem', 'What is it about?');
  await each('problem');
  await answer(page, told.element);
  await isAt(page, '/repairs/report/fault', `${told.element}: what is wrong with it?`);
  await each('fault');
  await answer(page, told.fault);
  await isAt(page, '/repairs/report/more', 'Tell us a bit more');
  await each('more');
  await answerMore(page, told.more);
  await isAt(page, '/repairs/report/help', 'Before you go on');
  await each('help');
  await page.getByRole('button', { name: 'Go on with the report' }).click();
  await isAt(page, '/repairs/report/when', 'How long has it been like this?');
  await each('when');
  await answer(page, 'In the last few days', 'I am not sure');
  await isAt(page, '/repairs/report/describe', 'Tell us what is wrong, in your own words');
  await each('describe');
  await page.getByLabel('Tell us what is wrong, in your own words').fill(told.description);
  await goOn(page);
  await isAt(page, '/repairs/report/photos', 'Add photos if you can');
}

/** Answers the safety questions by their keys: many have the same labels. */
export async function answerMore(page: Page, more: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(more)) await page.locator(`[name="${name}"][value="${value}"]`).check();
  await goOn(page);
}

/** From the page of photos to the answers to check. */
export async function walkToCheck(page: Page, each: Each = async () => {}, told = TAP): Promise<void> {
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await isAt(page, '/repairs/report/risk');
  await each('risk');
  await answer(page, ...told.atRisk);
  await isAt(page, '/repairs/report/access', 'When can we come?');
  await each('access');
  await page.getByLabel('Is there anything we should know before we come? (optional)').fill('The bell does not work.\nPlease knock.');
  await answer(page, 'In the morning, 8am to midday');
  await isAt(page, '/repairs/report/contact', 'How may we reach you about this repair?');
  await each('contact');
  await answer(page, 'Email', 'Text message');
  await isAt(page, '/repairs/report/check', 'Check your answers');
}

/** All of it, signed out; what is told is a step away from being sent. */
export async function walk(page: Page, told = TAP): Promise<void> {
  await walkToPhotos(page, async () => {}, told);
  await walkToCheck(page, async () => {}, told);
}

type Post = (path: string, form: Form, on?: Page) => Promise<unknown>;

const ANSWERS: [string, Form][] = [
  ['start', {}],
  ['emergency', { emergency: 'none' }],
  ['place', { place: 'home' }],
  ['room', { room: 'bathroom' }],
  ['problem', { problem: 'tap' }],
  ['fault', { fault: 'runs' }],
  ['more', { can_catch: 'yes', on_electrics: 'no' }],
  ['help', { cannot: '' }],
  ['when', { since: 'week', worse: 'no' }],
  ['describe', { description: DESCRIPTION }],
  ['photos', {}],
  ['risk', {}],
  ['access', { 'availability[]': 'any', access: '' }],
  ['contact', { 'reach_by[]': 'email' }],
];

/** Answers everything before a question, or everything, without a page. */
export async function begin(post: Post, options: { before?: string; description?: string; on?: Page } = {}): Promise<void> {
  for (const [step, form] of ANSWERS) {
    if (step === options.before) return;
    const told = step === 'describe' && options.description ? { description: options.description } : form;
    await post(`/do/repairs/report/${step}`, told, options.on);
  }
}

/** Sends what is complete, from the page on which it is checked. The reference of the case. */
export async function send(page: Page): Promise<string> {
  await page.goto('/repairs/report/check');
  await page.getByRole('button', { name: 'Send report' }).click();
  return reference(page);
}

/** The reference on the page that confirms a report. */
export async function reference(page: Page): Promise<string> {
  await expect(page).toHaveURL((url) => url.pathname === '/repairs/report/sent');
  const text = await page.locator('main').innerText();
  const found = /R-\d\d-\d{6}/.exec(text)?.[0];
  expect(found, text).toBeTruthy();
  return found!;
}
