// Measures a release build with the demo council: seconds to the first answer, resident memory, and for each page its
// bytes on the wire and requests per second from 50 connections; then the signed-in home beside a bare axum handler that
// makes the same queries, as a ratio. PAGES="/ /repairs/report" SECONDS_EACH=10 make bench
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGES = (process.env.PAGES ?? '/health / /repairs/report /emergency').split(' ');
const SECONDS_EACH = Number(process.env.SECONDS_EACH ?? 10);
const CONNECTIONS = 50;

const data = mkdtempSync(join(tmpdir(), 'doorstep-bench-'));
const port = await freePort();
const program = join(process.env.CARGO_TARGET_DIR ?? 'target', 'release/doorstep');
const started = performance.now();
const env = { ...process.env, DOORSTEP_DEMO: '1', DOORSTEP_ADDR: `127.0.0.1:${port}`, DOORSTEP_DATA_DIR: data, DOORSTEP_LOG: 'warn' };
const server = spawn(program, ['serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
const ended = new Promise((resolve) => server.once('exit', resolve));
try {
  await firstAnswer();
  console.log(`first start, with a new database and the demo council: ${seconds(started)} s`);
  console.log(`resident memory at rest: ${resident()}`);
  for (const page of PAGES) console.log((await load(page)).line);
  await compareHome();
  console.log(`resident memory after: ${resident()}`);
} finally {
  server.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function firstAnswer() {
  await until(() => get('/ready'));
}

async function until(ask) {
  const from = performance.now();
  while (server.exitCode === null && performance.now() - from < 120_000) {
    const answer = await ask().catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server did not get ready');
}

// The same session, the same database, one after the other, twice, so that a slow moment of the machine shows.
async function compareHome() {
  const cookie = await signIn('priya-sharma');
  const other = await freePort();
  const bare = spawn(join(process.env.CARGO_TARGET_DIR ?? 'target', 'release/examples/bare_home'), [], {
    env: { ...env, DOORSTEP_ADDR: `127.0.0.1:${other}` }, stdio: ['ignore', 'ignore', 'inherit'],
  });
  const bareEnded = new Promise((resolve) => bare.once('exit', resolve));
  try {
    await until(() => get('/home', undefined, { cookie }, other));
    for (const round of [1, 2]) {
      const ours = await load('/home', { cookie });
      const theirs = await load('/home', { cookie }, other);
      console.log(`round ${round}: ${ours.line}`);
      console.log(`round ${round}: bare ${theirs.line}; ours is ${(ours.rate / theirs.rate).toFixed(2)} of it`);
    }
  } finally {
    bare.kill('SIGINT');
    await bareEnded;
  }
}

async function signIn(who) {
  const body = `who=${who}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length, 'sec-fetch-site': 'same-origin' };
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: '/demo/sign-in', method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.headers['set-cookie'].map((cookie) => cookie.split(';')[0]).join('; '));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function load(page, headers = {}, at = port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const { status, bytes } = await get(page, agent, headers, at);
  const from = performance.now();
  const times = [];
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() - from < SECONDS_EACH * 1000) {
      const sent = performance.now();
      await get(page, agent, headers, at);
      times.push(performance.now() - sent);
    }
  }));
  agent.destroy();
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)].toFixed(1);
  const rate = times.length / SECONDS_EACH;
  return { rate, line: `${page}: ${status}, ${bytes} bytes (brotli), ${Math.round(rate)} requests/s, p95 ${p95} ms` };
}

function get(path, agent, headers = {}, at = port) {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port: at, path, agent, headers: { 'accept-encoding': 'br', accept: 'text/html', ...headers } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => (bytes += chunk.length));
      answer.on('end', () => resolve({ status: answer.statusCode, bytes }));
      answer.on('error', reject);
    });
    request.on('error', reject);
  });
}

function resident() {
  try {
    const kilobytes = Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);
    return `${(kilobytes / 1024).toFixed(0)} MiB`;
  } catch {
    return 'not known on this system';
  }
}

function seconds(from) {
  return ((performance.now() - from) / 1000).toFixed(2);
}
