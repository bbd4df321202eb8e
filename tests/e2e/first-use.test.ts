import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';

/** The script that hydrates, whose loading begins with the first use. */
const MAIN = '**/assets/main-*.js';

describeInBrowser('a page that nobody has used yet', () => {
  const visitor = useBrowser();

  /** A page as it arrives, and the scripts that it has asked for. */
  async function arrive(path: string): Promise<{ page: Page; scripts: string[] }> {
    const page = await visitor.prepare();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    return { page, scripts };
  }

  /** Keeps the script back until what this returns is called; then it comes, or fails. */
  async function holdBack(page: Page, end: 'continue' | 'abort' = 'continue') {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(MAIN, async (route) => {
      await released;
      await route[end]();
    });
    return () => release();
  }

  const comments = (page: Page) =>
    page.getByRole('region', { name: 'Comments', exact: true }).getByRole('article');

  it.each([
    '/',
    '/users/perpetua',
    '/posts/arithmetic-of-sourdough',
    '/wiki/indexing',
    '/posts',
    '/sequences/start-here',
    '/search?q=sundial',
  ])('%s is read with a script of 2 KB', async (path) => {
    const { page, scripts } = await arrive(path);
    expect(scripts).toEqual([expect.stringMatching(/^\/assets\/start-/)]);
    const size = await page.evaluate(() => {
      const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return loaded
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    });
    expect(size).toBeLessThan(2_000);
  });

  it('fetches its script when the reader scrolls, and runs it when they use something', async () => {
    const { page, scripts } = await arrive('/posts/arithmetic-of-sourdough');
    await page.mouse.move(2, 400);
    await page.mouse.wheel(0, 3_000);
    await expect.poll(() => scripts.join()).toContain('/assets/main-');
    await page.waitForLoadState('networkidle');
    expect(await page.locator('html').getAttribute('data-hydrated')).toBeNull();
    const fetched = [...scripts];
    await hydrated(page);

    expect(scripts).toEqual(fetched);
  });

  it('adds what "Load more" asks for to the list, at the first press', async () => {
    const { page } = await arrive('/users/perpetua');
    await page.getByRole('button', { name: 'Load more comments' }).click();
    await comments(page).nth(39).waitFor();

    expect(await comments(page).count()).toBe(40);
    expect(new URL(page.url()).search).toBe('');
  });

  it('does each thing once that is pressed while the script is loading', async () => {
    const { page } = await arrive('/users/perpetua');
    const release = await holdBack(page);
    const more = page.getByRole('button', { name: 'Load more comments' });
    await more.click();
    await page.getByRole('button', { name: 'Dark mode' }).click();
    await more.click();
    expect(await more.getAttribute('aria-busy')).toBe('true');
    expect(await comments(page).count()).toBe(20);
    expect(new URL(page.url()).search).toBe('');
    release();
    await comments(page).nth(39).waitFor();

    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await more.getAttribute('aria-busy')).toBeNull();
    expect(await comments(page).count()).toBe(40);
  });

  it('takes the space bar for a press, as on a button', async () => {
    const { page } = await arrive('/users/perpetua');
    await page.getByRole('button', { name: 'Load more comments' }).press(' ');
    await comments(page).nth(39).waitFor();
  });

  it('searches for what is typed after a slash, however early', async () => {
    const { page } = await arrive('/posts/house-rules');
    const release = await holdBack(page);
    await page.keyboard.type('/compost');
    release();
    await hydrated(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\?q=compost/);
  });

  it('takes a choice of an order that is made at once', async () => {
    const { page } = await arrive('/users/perpetua');
    await page.getByLabel('Sort comments').selectOption('Highest score');
    await page.waitForURL(/comments\.order=TOP/);
  });

  it('keeps what is typed and chosen while the script is loading', async () => {
    const { page } = await arrive('/users/perpetua');
    const list = page.getByRole('region', { name: 'Comments', exact: true });
    const release = await holdBack(page);
    await list.getByText('Filter comments').click();
    await list.getByLabel('Score at least').fill('15');
    const checks = await list.getByRole('checkbox').all();
    for (const check of checks) await check.check();
    release();
    await hydrated(page);
    await page.waitForTimeout(100);

    expect(await list.getByLabel('Score at least').inputValue()).toBe('15');
    for (const check of checks) expect(await check.isChecked()).toBe(true);
    await list.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/comments\.minScore=15/);
  });

  it('answers the first key', async () => {
    const { page } = await arrive('/posts/house-rules');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  });

  it('follows a link by the browser alone if the script does not come', async () => {
    const { page } = await arrive('/users/perpetua');
    await page.route(MAIN, (route) => route.abort());
    await page.getByRole('button', { name: 'Load more comments' }).click();
    await page.waitForURL(/comments\.after=/);
    visitor.forgive();
  });

  it.each([MAIN, '**/assets/post-page-*.js'])(
    'stays as it is if a part of the script does not come: %s',
    async (part) => {
      const { page } = await arrive('/posts/house-rules');
      const text = await page.locator('article').first().textContent();
      await page.route(part, (route) => route.abort());
      await page.keyboard.press('ArrowDown');
      await page.locator('html:not([data-script])').waitFor();

      expect(await page.locator('article').first().textContent()).toBe(text);
      expect(await page.getByRole('button', { name: 'Dark mode' }).isVisible()).toBe(false);
      visitor.forgive();
    },
  );

  it('sorts by the browser alone if the script does not come', async () => {
    const { page } = await arrive('/posts');
    await page.route(MAIN, (route) => route.abort());
    await page.locator('main select').first().selectOption('TOP');
    await page.getByRole('button', { name: 'Sort' }).click();
    await page.waitForURL(/order=TOP/);
    visitor.forgive();
  });

  it('sends no password that its script does not send', async () => {
    const page = await visitor.prepare();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    const fail = await holdBack(page, 'abort');
    await page.goto('/sign-in', { waitUntil: 'commit' });
    await page.getByLabel('Username').fill('perpetua');
    await page.getByLabel('Password').fill('secret of mine');
    await page.getByLabel('Password').press('Enter');
    expect(sent).toEqual([]);
    fail();
    await page.getByRole('alert').getByText('could not be loaded').waitFor();
    await page.getByLabel('Password').press('Enter');
    expect(sent).toEqual([]);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    visitor.forgive();
  });

  it('leaves to the browser what the browser does: places on the page, new tabs, and other pages', async () => {
    const { page } = await arrive('/posts/arithmetic-of-sourdough');
    await page.route(MAIN, () => {});
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    const opened = page.context().waitForEvent('page');
    await page
      .locator('main a[href^="/users/"]')
      .first()
      .click({ modifiers: ['Control'] });
    await (await opened).close();
    await page.locator('main a[href^="/users/"]').first().click();
    await page.waitForURL(/\/users\//);
  });

  it('shows the theme that this browser chose, and the sign of it', async () => {
    const { page } = await arrive('/about');
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    await page.reload();
    await page.waitForLoadState('networkidle');
    const sign = await page
      .locator('.theme-sign')
      .evaluate((element) => getComputedStyle(element, '::before').content);

    expect(sign).toBe('"☀"');
    expect(await page.locator('html').getAttribute('data-hydrated')).toBeNull();
  });

  it('loads its script at once for an address with a place on the page', async () => {
    const { scripts } = await arrive('/posts/arithmetic-of-sourdough#comments');
    expect(scripts.some((path) => path.startsWith('/assets/main-'))).toBe(true);
  });

  it('brings its script along where people write', async () => {
    const { scripts } = await arrive('/sign-in');
    expect(scripts.some((path) => path.startsWith('/assets/main-'))).toBe(true);
  });
});
