// For each page of the app: who sees it, and how to get there. A page without an entry fails its test.
import type { APIResponse, Page } from '@playwright/test';
import type { Form } from '../harness/page.ts';
import { enter } from '../harness/people.ts';
import { search } from '../repairs/desk.ts';
import { begin } from '../repairs/report.ts';

export interface Visit {
  /** A person of the demo council; nobody signs in without. */
  as?: string;
  /** What comes before, and the address if it is not the page's own. */
  go?: (there: There) => Promise<string | void>;
  /** The one thing to do there: a button or link that the keyboard must reach. */
  main?: string | RegExp;
  /** The fold that the keyboard has to open on the way to it. */
  folded?: string;
  /** With its island it weighs more, and may. */
  island?: true;
}

export interface There {
  page: Page;
  post: (path: string, form: Form, on?: Page) => Promise<unknown>;
}

const SAVE = 'Save and continue';
const step = (name: string): Visit => ({ go: ({ post }) => begin(post, { before: name }), main: SAVE });

export const VISITS: Record<string, Visit> = {
  '/': { main: 'Report a repair' },
  '/accessibility': {},
  '/account': { as: 'priya-sharma', main: 'Add an email address or mobile number' },
  '/account/contacts/add': { as: 'leonard-whitcombe', main: /Send me a code|Sign in again/ },
  '/account/contacts/code': { as: 'leonard-whitcombe', main: 'Add' },
  '/account/sign-in-again': { as: 'leonard-whitcombe', main: 'Sign in again' },
  '/contractor': { as: 'kev-doyle' },
  '/contractor/visits/:visit': { as: 'kev-doyle', go: ({ page }) => jobOf(page) },
  '/cookies': {},
  '/emergency': {},
  '/home': { as: 'priya-sharma', main: 'Report a repair' },
  '/messages': { as: 'elena-popescu' },
  '/officer': { as: 'marcus-bell', main: 'Search' },
  '/officer/admin': { as: 'dev-anand', main: 'Add an officer' },
  '/officer/cases/:reference': { as: 'joan-ferris', go: ({ page }) => caseOf(page, 'Sharma'), main: 'Set priority' },
  '/officer/cases/:reference/hazards/:number/summary': { as: 'joan-ferris', go: ({ page, post }) => hazardOf(page, post) },
  '/officer/cases/:reference/photos/:number': { as: 'joan-ferris', go: async ({ page }) => `${await caseOf(page, 'Sharma')}/photos/2` },
  '/officer/cases/done': { as: 'marcus-bell' },
  '/officer/enrol': { main: 'Continue' },
  '/officer/enrol/authenticator': { go: toAuthenticator, main: 'Finish' },
  '/officer/enrol/done': {},
  '/officer/letters/:reference': { as: 'nadia-rahman', go: toLetters, main: 'Find' },
  '/officer/letters/:reference/letter': { as: 'nadia-rahman', go: toLetter },
  '/officer/rent/:account/payments': { as: 'carol-winn', go: toPayments },
  '/officer/rent/:account/payments/:payment': { as: 'carol-winn', go: toPaid, main: 'Send it back to the card' },
  '/officer/rent/:account/breathing-space': { as: 'carol-winn', go: async ({ page }) => `/officer/rent/${await accountOf(page, '/officer/rent')}/breathing-space`, main: 'Enter the breathing space' },
  '/officer/rent/:account/arrangement': { go: ({ page }) => arrangementOf(page), main: 'Start this plan', island: true },
  '/officer/imports': { as: 'carol-winn', main: 'Send the file' },
  '/officer/imports/:import': { as: 'carol-winn', go: ({ page }) => toImport(page) },
  '/officer/rent': { as: 'carol-winn', main: 'Search' },
  '/officer/rent/:account': { as: 'carol-winn', go: ({ page }) => rentOf(page), folded: 'Note a contact', main: 'Add to the log' },
  '/officer/rent/:account/ledger': { as: 'carol-winn', go: async ({ page }) => `${await rentOf(page)}/ledger` },
  '/officer/rent/:account/letter': { as: 'carol-winn', go: async ({ page }) => `${await rentOf(page)}/letter`, main: 'Make the letters' },
  '/officer/rent/:account/letters/:batch': { as: 'carol-winn', go: toRentLetters },
  '/officer/rent/reports': { as: 'carol-winn' },
  '/officer/reports': { as: 'ruth-calder', main: 'Show' },
  '/officer/templates': { as: 'ruth-calder', main: 'Save template' },
  '/officer/templates/:template': { as: 'ruth-calder', go: toTemplate, main: 'Save template' },
  '/officer/sign-in': { main: 'Continue' },
  '/officer/sign-in/code': { main: 'Sign in' },
  '/privacy': { as: 'priya-sharma' },
  '/privacy/notice': {},
  '/rent/pay/:account': { as: 'priya-sharma', go: async ({ page }) => `/rent/pay/${await accountOf(page)}`, main: 'Go to the payment page' },
  '/rent/pay/payment/:payment': { as: 'priya-sharma', go: toOpenPayment, main: 'Go on and pay £5.00' },
  '/rent/pay/return/:token': { as: 'priya-sharma', go: toReturn, main: 'Try again' },
  '/rent/breathing-space/:account': { as: 'priya-sharma', go: async ({ page }) => `/rent/breathing-space/${await accountOf(page)}`, main: 'I am in breathing space' },
  '/rent/plan/:account': { as: 'jamal-edwards', go: async ({ page }) => `/rent/plan/${await accountOf(page)}`, main: 'See the plan', island: true },
  '/rent/help': { as: 'priya-sharma' },
  '/rent/missing-payment/:account': { as: 'priya-sharma', go: async ({ page }) => `/rent/missing-payment/${await accountOf(page)}`, main: 'Send' },
  '/rent/questions/:reference': { as: 'priya-sharma', go: toQuestion, main: 'Send message' },
  '/rent/statement': { as: 'priya-sharma', main: 'Download as a spreadsheet (CSV)' },
  '/rent/ways-to-pay': { as: 'priya-sharma' },
  '/rent': { as: 'priya-sharma', main: /Ways to pay|See how to reach us/ },
  '/repairs': { as: 'tariq-aziz-khan', main: 'Report a repair' },
  '/repairs/:reference': { as: 'priya-sharma', go: ({ page }) => repairOf(page), main: /Send your answer|Send message/ },
  '/repairs/:reference/visit': { as: 'anjali-rao', go: async ({ page }) => `${await repairOf(page)}/visit`, main: 'Book this time' },
  '/repairs/:reference/summary': { as: 'priya-sharma', go: async ({ page }) => `${await repairOf(page)}/summary` },
  '/repairs/report': { main: 'Start now' },
  '/repairs/report/access': step('access'),
  '/repairs/report/check': { go: ({ post }) => begin(post), main: 'Continue' },
  '/repairs/report/contact': step('contact'),
  '/repairs/report/describe': step('describe'),
  '/repairs/report/emergency': step('emergency'),
  '/repairs/report/emergency/advice': { go: toAdvice, main: 'Tell us about it as well' },
  '/repairs/report/fault': step('fault'),
  '/repairs/report/found': { go: ({ post }) => ignore(post('/do/repairs/report/search', { words: "tap won't stop" })), main: SAVE },
  '/repairs/report/help': { ...step('help'), main: 'Go on with the report' },
  '/repairs/report/more': step('more'),
  '/repairs/report/photos': { ...step('photos'), main: 'Continue', island: true },
  '/repairs/report/place': step('place'),
  '/repairs/report/problem': step('problem'),
  '/repairs/report/risk': step('risk'),
  '/repairs/report/room': step('room'),
  '/repairs/report/sent': { go: toSent },
  '/repairs/report/when': step('when'),
  '/repairs/report/who': { go: ({ post }) => begin(post), main: 'Sign in to send it' },
  '/sign-in': { main: 'Send me a code' },
  '/sign-in/code': { go: ({ post }) => ignore(post('/do/sign-in', { contact: 'nobody@example.com' })), main: 'Sign in' },
  '/sign-in/first-visit': { main: 'Send me a code' },
  '/sign-in/letter': { main: 'Ask for a letter' },
  '/sign-in/letter/asked': {},
  '/sign-in/letter/code': { main: 'Sign in' },
};

/** Goes to a page as its entry says. The answer's status and what axe and others look at is the page's own. */
export async function visit(path: string, there: There): Promise<void> {
  const entry = VISITS[path];
  if (!entry) throw new Error(`${path} has no entry in pages/visits.ts: say who sees it and how to get there`);
  if (entry.as) await enter(there.page, entry.as);
  const elsewhere = await entry.go?.(there);
  const answer = await there.page.goto(elsewhere ?? path);
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}`);
}

async function ignore(done: Promise<unknown>): Promise<void> {
  await done;
}

/** The case of a tenant, by the search of the desk. */
async function caseOf(page: Page, name: string): Promise<string> {
  return `/officer/cases/${await found(page, name)}`;
}

/** The first payment reference on a page: by it an account is named in addresses. */
export async function accountOf(page: Page, path = '/rent'): Promise<string> {
  await page.goto(path);
  return /\b61\d{8}\b/.exec(await page.content())![0];
}

/** The first hazard of the case, opened if there is none. */
async function hazardOf(page: Page, post: There['post']): Promise<string> {
  const path = await caseOf(page, 'Sharma');
  const reference = path.split('/').pop()!;
  await post('/do/officer/hazards/open', { reference, new_hazard: 'damp_mould' });
  return `${path}/hazards/1/summary`;
}

async function found(page: Page, words: string): Promise<string> {
  await search(page, words);
  await page.waitForURL(/search=/);
  const rows = await page.locator('main').innerText();
  return /[A-Z]-\d\d-\d{5,6}/.exec(rows)![0];
}

/** A tenant's plan as the desk has it. */
async function arrangementOf(page: Page): Promise<string> {
  await enter(page, 'jamal-edwards');
  const account = await accountOf(page);
  await enter(page, 'carol-winn');
  return `/officer/rent/${account}/arrangement`;
}

/** A file with a row that is wrong, so that nothing is changed. */
async function toImport(page: Page): Promise<string> {
  await page.goto('/officer/imports');
  await page.getByLabel('Rent transactions').check();
  const rows = 'account,reference,kind,amount,date\nnobody,1,rent_debit,116.10,2026-11-16\n';
  await page.getByLabel('The file').setInputFiles({ name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

async function repairOf(page: Page): Promise<string> {
  await page.goto('/repairs');
  return (await page.locator('main a[href^="/repairs/R-"]').first().getAttribute('href'))!;
}

async function toQuestion({ page, post }: There): Promise<string> {
  const account = await accountOf(page);
  await post('/do/rent/help', { account, submission_key: crypto.randomUUID(), why: 'Fewer hours at work' });
  await page.goto('/rent');
  return (await page.locator('main a[href^="/rent/questions/RN-"]').first().getAttribute('href'))!;
}

/** The first visit on an operative's list. */
async function jobOf(page: Page): Promise<string> {
  await page.goto('/contractor');
  return (await page.locator('main a[href^="/contractor/visits/"]').first().getAttribute('href'))!;
}

async function toAdvice({ post }: There): Promise<void> {
  await post('/do/repairs/report/start', {});
  await post('/do/repairs/report/emergency', { emergency: 'bare_wires' });
}

async function toSent({ page, post }: There): Promise<string> {
  await begin(post);
  await page.goto('/repairs/report/who');
  const submission_key = (await page.locator('main input[name=submission_key]').getAttribute('value'))!;
  await post('/do/repairs/report/send-unverified', { submission_key, name: 'Ada', address: '1 Quay', phone: '01632 960001' });
  return `/repairs/report/sent?key=${submission_key}`;
}

async function toLetters({ page, post }: There): Promise<string> {
  const name = `Doris Kettle ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/sign-in/letter');
  const submission_key = (await page.locator('main input[name=submission_key]').getAttribute('value'))!;
  await post('/do/sign-in/letter', { submission_key, name, tenancy: '', address: '1 Quay' });
  await page.goto('/officer?kind=service');
  const rows = await page.locator('main').innerText();
  return `/officer/letters/${/[A-Z]-\d\d-\d{5,6}/.exec(rows)![0]}`;
}

async function toLetter(there: There): Promise<string> {
  const { page } = there;
  const letters = await toLetters(there);
  await page.goto(letters);
  await page.getByLabel('Tenancy reference').fill('T0048210');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.locator('input[name=person]').first().check();
  await page.locator('input[name="checked[]"]').check();
  await page.getByRole('button', { name: 'Make the letter' }).click();
  return page.url();
}

async function toAuthenticator(there: There): Promise<string> {
  const { page } = there;
  await enter(page, 'dev-anand');
  await page.goto('/officer/admin');
  const email = `enrol.${crypto.randomUUID().slice(0, 8)}@ebbsmarsh.example`;
  await page.getByLabel('Full name').fill('Kit Enrolled');
  await page.getByLabel('Work email address').fill(email);
  await page.getByLabel('Officer', { exact: true }).check();
  await page.getByLabel('Repairs', { exact: true }).check();
  await page.getByRole('button', { name: 'Add an officer' }).click();
  const code = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(await page.locator('main').innerText())![0];
  await page.context().clearCookies();
  await page.goto('/officer/enrol');
  await page.getByLabel('Your work email address').fill(email);
  await page.getByLabel('One-time code').fill(code);
  await page.getByLabel('Choose a password').fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Continue' }).click();
  return page.url();
}

/** Begins a payment and stays on the provider's pages; gives back the account and where these are. */
async function beginPayment({ page, post }: There, amount: string): Promise<[string, string]> {
  const account = await accountOf(page);
  const answer = (await post('/do/rent/pay', { account, amount, submission_key: crypto.randomUUID() })) as APIResponse;
  return [account, answer.url()];
}

async function toOpenPayment(there: There): Promise<string> {
  const [account] = await beginPayment(there, '5');
  await there.page.goto(`/rent/pay/${account}`);
  return (await there.page.locator('main a[href^="/rent/pay/payment/"]').first().getAttribute('href'))!;
}

/** Where someone comes back to who pressed "Cancel payment". */
async function toReturn(there: There): Promise<string> {
  const [, card] = await beginPayment(there, '6');
  const stopped = await there.page.request.post(`${card}/cancel`);
  return /href="([^"]*\/rent\/pay\/return\/[^"]*)"/.exec(await stopped.text())![1];
}

/** A tenant pays, and the officer goes to the list of payments on their account. */
async function toPayments(there: There): Promise<string> {
  const { page } = there;
  // Someone whose balance no journey looks at.
  await enter(page, 'doris-kettle');
  const [account, card] = await beginPayment(there, '7');
  await page.request.post(card, { form: { card: '4444333322221111' } });
  // The last page leads back, and being there has the payment asked about.
  await page.request.post(`${card}/confirm`);
  await enter(page, 'carol-winn');
  return `/officer/rent/${account}/payments`;
}

async function toPaid(there: There): Promise<string> {
  await there.page.goto(await toPayments(there));
  const paid = there.page.locator('tr', { hasText: 'Paid' }).first();
  return (await paid.getByRole('link').getAttribute('href'))!;
}

async function rentOf(page: Page): Promise<string> {
  await page.goto('/officer/rent');
  return (await page.locator('.rent-list__who a').first().getAttribute('href'))!;
}
async function toRentLetters({ page, post }: There): Promise<string> {
  const account = await rentOf(page);
  await post('/do/officer/rent/letter', { account: account.split('/').pop()!, submission_key: crypto.randomUUID(), letter_kind: 'statement' });
  await page.goto(account);
  return (await page.locator('a[href*="/letters/"]').first().getAttribute('href'))!;
}
async function toTemplate({ page }: There): Promise<string> {
  await page.goto('/officer/templates');
  return (await page.locator('.queue-row__title a').first().getAttribute('href'))!;
}
