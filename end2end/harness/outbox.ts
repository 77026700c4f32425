// What the council would have sent: every email and text is captured in the demo's outbox.
import { expect, request } from '@playwright/test';

export interface Message {
  channel: 'email' | 'sms';
  recipient: string;
  subject: string;
  body: string;
  state: string;
  created_at: string;
}

/** Messages to an address, newest first. */
export async function messages(recipient: string): Promise<Message[]> {
  const anyone = await request.newContext({ extraHTTPHeaders: { accept: 'application/json' } });
  const answer = await anyone.get(`${process.env.END2END_URL}/demo/outbox`);
  const rows: Message[] = await answer.json();
  await anyone.dispose();
  return rows.filter((row) => row.recipient === recipient);
}

const CODE = /\b(\d{6}|[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})\b/;

/** The newest sign-in code to an address; waits for one that is not among those seen `before`. */
export async function newCode(recipient: string, before: string[] = []): Promise<string> {
  let found = '';
  await expect(async () => {
    found = (await codes(recipient)).find((code) => !before.includes(code)) ?? '';
    expect(found, `a code for ${recipient}`).not.toBe('');
  }).toPass({ timeout: 15_000 });
  return found;
}

/** The codes sent to an address so far, newest first. */
export async function codes(recipient: string): Promise<string[]> {
  const sent = await messages(recipient);
  return sent.map((message) => CODE.exec(`${message.subject}\n${message.body}`)?.[1] ?? '').filter(Boolean);
}
