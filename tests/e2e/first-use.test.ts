import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';

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

  it('fetches its script when somebody scrolls, and runs it when they use something', async () => {
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

  it('does what a press asks for that comes while the script is loading', async () => {
    const { page } = await arrive('/users/perpetua');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(MAIN, async (route) => {
      await released;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Load more comments' }).hover();
    await page.getByRole('button', { name: 'Load more comments' }).click();
    await page.getByRole('button', { name: 'Dark mode' }).click();
    await page.getByRole('button', { name: 'Load more comments' }).click();
    expect(await comments(page).count()).toBe(20);
    expect(new URL(page.url()).search).toBe('');
    release();
    await comments(page).nth(39).waitFor();

    // The last one counts: what was pressed before it was taken back by pressing elsewhere.
    expect(await page.locator('html').getAttribute('data-theme')).toBeNull();
    expect(await comments(page).count()).toBe(40);
  });

  it('takes a choice of an order that is made at once', async () => {
    const { page } = await arrive('/users/perpetua');
    await page.getByLabel('Sort comments').selectOption('Highest score');
    await page.waitForURL(/comments\.order=TOP/);
  });

  it('keeps what is typed and chosen while the script is loading', async () => {
    const { page } = await arrive('/users/perpetua');
    const list = page.getByRole('region', { name: 'Comments', exact: true });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(MAIN, async (route) => {
      await released;
      await route.continue();
    });
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

  it('loads its script at once for an address with a place on the page', async () => {
    const { scripts } = await arrive('/posts/arithmetic-of-sourdough#comments');
    expect(scripts.some((path) => path.startsWith('/assets/main-'))).toBe(true);
  });

  it('brings its script along for members', async () => {
    const page = await openAs(visitor, 'first-use', '/posts/house-rules');
    expect(await page.locator('template#scripts').count()).toBe(0);
    await hydrated(page);
  });

  it('brings its script along where people write', async () => {
    const { scripts } = await arrive('/sign-in');
    expect(scripts.some((path) => path.startsWith('/assets/main-'))).toBe(true);
  });
});
