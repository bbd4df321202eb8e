import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';

/** What headless Chromium needs, also as root, to keep to itself. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Else it starts a spare process for each page: a tenth of what a page costs.
  '--disable-site-isolation-trials',
];

/** How long one step may take, in ms. */
const PATIENCE = 20_000;

/** Like `describe`, for tests in a browser: skipped where there is none. */
export const describeInBrowser = describe.skipIf(inject('chromium') === '');

/** The server under test. */
export const serverUrl = inject('serverUrl');

/** Opens pages, and sees to it that they behave. */
export interface Visitor {
  /** Opens an address of the server in a fresh profile and waits until something is on the page. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** A page that is about to be opened, for tests that do something before. */
  prepare(options?: BrowserContextOptions): Promise<Page>;
  /** Ends the watch over what goes wrong on purpose: nothing found so far counts. */
  forgive(): void;
}

/**
 * A browser for a file of tests. After every test, no page may have reported an error, or asked another
 * server for anything.
 */
export function useBrowser(baseURL = serverUrl): Visitor {
  let browser: Browser;
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: ARGUMENTS });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    const found = complaints;
    complaints = [];
    expect(found).toEqual([]);
  });
  afterAll(() => browser?.close());

  async function prepare(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ baseURL, ...options });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && !url.startsWith(`${baseURL}/`)) complaints.push(url);
    });
    return page;
  }

  return {
    prepare,
    async open(path, options) {
      const page = await prepare(options);
      await page.goto(path);
      await page.locator('main:not(.fallback) h1').first().waitFor();
      return page;
    },
    forgive() {
      complaints = [];
    },
  };
}
