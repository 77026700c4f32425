// `doorstep serve` as a child, on a free port.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import net from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** The program, built by the step before this one. */
export const PROGRAM = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target', 'debug/doorstep');

/** The clock every run starts at: a Saturday morning, so that dates in tests and pictures are always the same. */
export const START = new Date('2026-11-21T09:00:00Z');

export interface Server {
  url: string;
  /** The program's clock minus this machine's, in milliseconds. */
  ahead: number;
  stop(): Promise<void>;
}

/** Starts a server and waits until it is ready. Several may share one data folder, and so one database. */
export async function serve(data: string, options: { clock?: Date; log?: string; env?: Record<string, string> } = {}): Promise<Server> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: run .ci/steps site server`);
  const clock = options.clock ?? START;
  const port = await freePort();
  // By name: the tools of this suite send secure cookies to `localhost`, but not to an address.
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    DOORSTEP_SITE_DIR: process.env.DOORSTEP_SITE_DIR ?? 'target/site',
    DOORSTEP_DEMO: '1',
    DOORSTEP_DATA_DIR: data,
    DOORSTEP_ADDR: `127.0.0.1:${port}`,
    DOORSTEP_PUBLIC_URL: url,
    DOORSTEP_CLOCK: clock.toISOString(),
    // Each browser of a test gives an address of its own, so that no test runs into the limits of another.
    DOORSTEP_TRUSTED_PROXIES: '127.0.0.1/32',
    ...options.env,
  };
  delete env.DATABASE_URL;
  const child = spawn(PROGRAM, ['serve'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(options.log ?? join(data, 'serve.log'), { flags: 'a' });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ahead = clock.getTime() - Date.now();
  await ready(child, url);
  return { url, ahead, stop: () => stopped(child) };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + 300_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: see its log`);
    const answer = await fetch(`${url}/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  await stopped(child);
  throw new Error('the server was not ready within five minutes: see its log');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => done(port));
    });
  });
}
