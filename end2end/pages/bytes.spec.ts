// What a page costs on a prepaid data plan: its bytes on the wire with brotli, everything but photos and the icon of the tab.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, BrowserContext } from '@playwright/test';
import { expect, test } from '../harness/page.ts';
import { addresses } from '../harness/addresses.ts';
import { visit, VISITS } from './visits.ts';

/** Kilobytes of 1,000 bytes (design.md 5). */
const PLAIN = 45_000;
const WITH_ISLAND = 180_000;

const tenantPages = addresses().filter((path) => !path.startsWith('/officer'));

test('no tenant page costs more than its budget @once', async ({ browser, page, post }) => {
  test.setTimeout(240_000);
  const table: Record<string, { html: number; all: number }> = {};
  for (const path of tenantPages) {
    await page.context().clearCookies();
    await visit(path, { page, post });
    const address = page.url();
    table[path] = await weigh(browser, await page.context().storageState(), address, false);
    if (VISITS[path].island) table[`${path} with its island`] = await weigh(browser, await page.context().storageState(), address, true);
  }
  console.table(table);
  mkdirSync('results', { recursive: true });
  writeFileSync('results/bytes.json', `${JSON.stringify(table, null, 2)}\n`);
  const over = Object.entries(table).filter(([path, { all }]) => all > (path.endsWith('island') ? WITH_ISLAND : PLAIN));
  expect(over).toEqual([]);
});

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Opens the page in a browser that has never been here, and adds up what comes over the wire. */
async function weigh(browser: Browser, storageState: State, address: string, island: boolean): Promise<{ html: number; all: number }> {
  const context = await browser.newContext({ storageState });
  const fresh = await context.newPage();
  // The page as it is without its island: the small script, but not what it loads.
  if (!island) await fresh.route(/\/(client|planner)\./, (route) => route.abort());
  const wire = await context.newCDPSession(fresh);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  const sizes = new Map<string, number>();
  const about = new Map<string, { url: string; type: string; encoding: string }>();
  wire.on('Network.responseReceived', ({ requestId, response, type }) => {
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    about.set(requestId, { url: response.url, type, encoding: headers['content-encoding'] ?? '' });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await fresh.goto(address, { waitUntil: 'networkidle' });
  const counted = [...sizes].map(([id, bytes]) => ({ bytes, ...about.get(id)! })).filter(({ url }) => url && !/\/photos\/|favicon|\/icons\//.test(url));
  for (const { url, type, encoding, bytes } of counted) {
    const worthwhile = bytes > 1_000; // Below that a compressed answer is no smaller.
    if (worthwhile && (type === 'Document' || /\.(css|js|wasm)$/.test(url))) expect(encoding, `${url} is sent as brotli`).toBe('br');
  }
  await context.close();
  const sum = (of: typeof counted) => of.reduce((total, { bytes }) => total + bytes, 0);
  return { html: sum(counted.filter(({ type }) => type === 'Document')), all: sum(counted) };
}
