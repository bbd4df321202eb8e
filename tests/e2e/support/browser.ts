import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, describe, expect, inject } from 'vitest';
import { hydrated } from './hydrated.ts';
import { launchedBrowser } from './launched-browser.ts';
import { canBeShared, SharedPage } from './shared-page.ts';

/** How long one step may take, in ms. */
const PATIENCE = 20_000;

/** Like `describe`, for tests in a browser: skipped where there is none. */
export const describeInBrowser = describe.skipIf(inject('chromium') === '');

/** The server under test. */
export const serverUrl = inject('serverUrl');

/** Opens pages, and sees to it that they behave. */
export interface Visitor {
  /**
   * Opens an address of the server and waits until something is on the page. The page has no cookies, storage
   * and history. The first one of a test may have files in its cache, unless `options` have more than looks.
   */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** A page that is about to be opened, for tests that do something before. */
  prepare(options?: BrowserContextOptions): Promise<Page>;
  /** Ends the watch over what goes wrong on purpose: nothing found so far counts. */
  forgive(): void;
}

/** One of each server, which tests use one after the other: a page of one's own costs four times as much. */
const sharedPages = new Map<string, SharedPage>();

let complaints: string[] = [];

/**
 * A browser for a file of tests. After every test, no page may have reported an error, or asked another
 * server for anything.
 */
export function useBrowser(baseURL = serverUrl): Visitor {
  const ownContexts: BrowserContext[] = [];

  afterEach(async () => {
    await sharedPages.get(baseURL)?.giveBack();
    await Promise.all(ownContexts.splice(0).map((context) => context.close()));
    const found = complaints;
    complaints = [];
    expect(found).toEqual([]);
  });

  async function newPage(options: BrowserContextOptions): Promise<Page> {
    const browser = await launchedBrowser();
    const context = await browser.newContext({ baseURL, ...options });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    watch(page, baseURL);
    return page;
  }

  async function prepare(options: BrowserContextOptions = {}): Promise<Page> {
    if (canBeShared(options)) {
      const shared = sharedPages.get(baseURL) ?? new SharedPage(() => newPage({}));
      sharedPages.set(baseURL, shared);
      const page = await shared.take(options);
      if (page !== null) return page;
    }
    const page = await newPage(options);
    ownContexts.push(page.context());
    return page;
  }

  return {
    prepare,
    async open(path, options) {
      const page = await prepare(options);
      await page.goto(path);
      await hydrated(page);
      return page;
    },
    forgive() {
      complaints = [];
    },
  };
}

function watch(page: Page, baseURL: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    const isOwn = url.startsWith(`${baseURL}/`) || url === 'about:blank';
    if (!isOwn && !/^(data|blob):/.test(url)) complaints.push(url);
  });
}
