// GOV.UK Pay's emulator as a child, and a server that takes cards by it, on the suite's own database.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROGRAM, type Server, serve } from './server.ts';

const EMULATOR = join(dirname(PROGRAM), 'examples/pay_emulator');

export interface Till {
  /** Where the council's pages are. */
  url: string;
  /** Where the provider's pages are. */
  provider: string;
  close(): Promise<void>;
}

export async function openTill(): Promise<Till> {
  if (!existsSync(EMULATOR)) throw new Error(`${EMULATOR} is missing: run cargo build --package server --example pay_emulator`);
  const child = spawn(EMULATOR, ['127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const env = await said(child);
  const clock = new Date(Date.now() + Number(process.env.END2END_AHEAD));
  const server: Server = await serve(process.env.END2END_DATA!, { clock, log: 'results/serve-till.log', env: { ...env, DOORSTEP_WORKERS: '0' } });
  return {
    url: server.url,
    provider: env.DOORSTEP_PAY_URL,
    close: async () => {
      await server.stop();
      child.kill();
    },
  };
}

/** The settings that lead to it, which it prints when it is ready. */
function said(child: ChildProcess): Promise<Record<string, string>> {
  return new Promise((done, fail) => {
    child.once('exit', () => fail(new Error('the emulator ended')));
    child.stdout!.once('data', (line) => done(Object.fromEntries(String(line).trim().split(' ').map((pair) => pair.split(/=(.*)/s).slice(0, 2)))));
  });
}
