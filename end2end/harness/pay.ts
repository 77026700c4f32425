// GOV.UK Pay's emulator as a child, so that the suite's server takes cards.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROGRAM } from './server.ts';

const EMULATOR = join(dirname(PROGRAM), 'examples/pay_emulator');

export interface Provider {
  /** The settings that lead a server to it. */
  env: Record<string, string>;
  stop(): void;
}

export async function provider(): Promise<Provider> {
  if (!existsSync(EMULATOR)) throw new Error(`${EMULATOR} is missing: run .ci/steps server`);
  const child = spawn(EMULATOR, ['127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { env: await settings(child), stop: () => void child.kill() };
}

/** It prints them when it is ready: NAME=value NAME=value. */
function settings(child: ChildProcess): Promise<Record<string, string>> {
  return new Promise((done, fail) => {
    child.once('exit', () => fail(new Error('the emulator of GOV.UK Pay ended')));
    child.stdout!.once('data', (line) => {
      const pairs = String(line).trim().split(' ');
      done(Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])));
    });
  });
}
