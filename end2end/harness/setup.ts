// Starts the server before the first test and stops it after the last. END2END_URL tests one that already runs.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provider } from './pay.ts';
import { serve } from './server.ts';

export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.END2END_URL) return async () => {};
  rmSync('results', { recursive: true, force: true });
  mkdirSync('results', { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'doorstep-end2end-'));
  chmodSync(data, 0o755); // Run as root, Postgres belongs to another user, who must get in.
  const cards = await provider();
  const server = await serve(data, { log: 'results/serve.log', env: cards.env });
  // Workers inherit these.
  process.env.END2END_URL = server.url;
  process.env.END2END_AHEAD = String(server.ahead);
  process.env.END2END_DATA = data;
  process.env.END2END_CARDS = cards.env.DOORSTEP_PAY_URL;
  return async () => {
    await server.stop();
    cards.stop();
    rmSync(data, { recursive: true, force: true });
  };
}
