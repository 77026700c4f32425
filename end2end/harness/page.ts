// The `test` of this suite: a page that fails its test when the console shows an error or the content security policy
// refuses anything, that can be audited by axe, and whose pictures are kept.
import { type APIResponse, type Browser, type BrowserContext, type Page, test as base, expect } from '@playwright/test';
import { join } from 'node:path';
import { audit } from './audit.ts';
import { enter } from './people.ts';
import { type Server, serve } from './server.ts';

export { expect };

/** What a journey is given beside Playwright's own. */
interface Journey {
  /** Fails if axe finds anything on the page as it stands. */
  a11y: (on?: Page) => Promise<void>;
  /** Keeps a picture of the whole page in results/shots/<project>/<name>.png. */
  shot: (name: string, on?: Page) => Promise<void>;
  /** Another browser, signed out, of the same kind: another device, another person. */
  another: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  /** Posts a form as this browser would, without a page: the quick way to where a journey begins. */
  post: (path: string, form: Form, on?: Page) => Promise<APIResponse>;
  /** A page with scripts, whatever the project, to make pictures and look into them. */
  painter: Page;
  /** A server on the same database whose clock is eleven minutes ahead: what has run out shows there. */
  later: string;
  /** Someone's browser on a server with the same database whose clock starts at that time: what happened till then shows there. */
  at: (clock: string) => Promise<(who: string) => Promise<Page>>;
  /** Words that the console may say in this test, because it provokes them. */
  expected: RegExp[];
}

export type Form = Record<string, string | string[]>;

/** What a worker keeps from test to test. */
interface Kept {
  /** A page with scripts, on which axe looks at copies of pages without. */
  copyist: Page;
}

export const test = base.extend<Journey, Kept>({
  baseURL: async ({}, use) => use(process.env.END2END_URL),
  extraHTTPHeaders: async ({}, use) => use(someAddress()),
  expected: [[], { option: true }],

  painter: async ({ browser }, use) => {
    const context = await browser.newContext({ javaScriptEnabled: true });
    await use(await context.newPage());
    await context.close();
  },

  later: async ({}, use) => {
    const clock = new Date(Date.now() + Number(process.env.END2END_AHEAD) + 11 * 60_000);
    const server = await serve(process.env.END2END_DATA!, { clock, log: 'results/serve-later.log', env: { DOORSTEP_WORKERS: '0' } });
    await use(server.url);
    await server.stop();
  },

  at: async ({ another }, use) => {
    const servers: Server[] = [];
    await use(async (clock) => {
      const server = await serve(process.env.END2END_DATA!, { clock: new Date(clock), log: 'results/serve-at.log', env: { DOORSTEP_WORKERS: '0' } });
      servers.push(server);
      return async (who) => {
        const page = await another({ baseURL: server.url });
        await enter(page, who, server.url);
        return page;
      };
    });
    await Promise.all(servers.map((server) => server.stop()));
  },

  page: async ({ page, expected }, use) => {
    const said = listen(page);
    await use(page);
    said.check(expected);
  },

  copyist: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ javaScriptEnabled: true });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],

  a11y: async ({ page, copyist, javaScriptEnabled }, use) => {
    await use((on = page) => audit(on, javaScriptEnabled !== false ? undefined : copyist));
  },

  shot: async ({ page }, use, info) => {
    await use(async (name, on = page) => {
      await on.screenshot({ path: join('results/shots', info.project.name, `${name}.png`), fullPage: true, animations: 'disabled', scale: 'css' });
    });
  },

  another: async ({ browser, contextOptions, viewport, isMobile, hasTouch, javaScriptEnabled, deviceScaleFactor, locale, timezoneId, baseURL, expected }, use) => {
    const opened: { context: BrowserContext; said: Said }[] = [];
    await use(async (options) => {
      const alike = { ...contextOptions, viewport, isMobile, hasTouch, javaScriptEnabled, deviceScaleFactor, locale, timezoneId, baseURL };
      const context = await browser.newContext({ ...alike, extraHTTPHeaders: someAddress(), ...options });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      opened.push({ context, said: listen(page) });
      return page;
    });
    for (const { context, said } of opened) {
      await context.close();
      said.check(expected);
    }
  },

  post: async ({ page, baseURL }, use) => {
    await use(async (path, form, on = page) => {
      const pairs = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
      return on.request.post(path, {
        data: new URLSearchParams(pairs).toString(),
        headers: { origin: baseURL!, 'content-type': 'application/x-www-form-urlencoded', ...someAddress() },
      });
    });
  },
});

/** The address of a client of ours, for the limits that count by address. */
function someAddress(): Record<string, string> {
  const part = () => Math.floor(Math.random() * 250) + 1;
  return { 'x-forwarded-for': `10.${part()}.${part()}.${part()}` };
}

interface Said {
  check: (expected: RegExp[]) => void;
}

function listen(page: Page): Said {
  const said: string[] = [];
  page.on('pageerror', (error) => {
    // A picture of the whole page makes it taller, which ends the fade from the page before.
    if (/^Transition was aborted .*Viewport size changed/.test(error.message)) return;
    said.push(`uncaught: ${error.message}`);
  });
  page.on('console', (message) => {
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    const address = message.location().url;
    if (message.type() === 'error' || message.type() === 'warning') said.push(`${message.type()}: ${message.text()} ${address}`);
  });
  return { check: (expected) => expect(said.filter((line) => !expected.some((words) => words.test(line)))).toEqual([]) };
}
