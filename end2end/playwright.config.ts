// The browser suite. One server with the demo council serves the whole run; a spec is a journey. What a spec title is
// tagged with says where it runs: nothing means in all four projects, @modes on the phone with and without JavaScript,
// @js on the phone with JavaScript, @once likewise, for what no browser has a say in.
import { defineConfig } from '@playwright/test';
import { chromium } from './harness/chromium.ts';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './harness/setup.ts',
  outputDir: 'results/traces',
  reporter: [['list'], ['./harness/verdict.ts']],
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: 'retain-on-failure',
    // What a worker fetches for later would be counted as the page's own; its spec allows it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: chromium(),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'phone-js', use: phone },
    { name: 'phone-nojs', use: { ...phone, javaScriptEnabled: false }, grepInvert: /@js|@once/ },
    { name: 'desktop-js', use: desktop, grepInvert: /@js|@once|@modes/ },
    { name: 'desktop-nojs', use: { ...desktop, javaScriptEnabled: false }, grepInvert: /@js|@once|@modes/ },
  ],
});
