import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';

/** What the head says of the page, besides its title. */
const headOf = (page: Page) =>
  page.evaluate(() =>
    [...document.head.querySelectorAll('meta[name], meta[property], link[rel]')]
      .map((element) => element.outerHTML)
      .filter((tag) => !/rel="(?:stylesheet|modulepreload|icon)"/.test(tag))
      .sort(),
  );

const linkOf = (page: Page, rel: string) =>
  page.locator(`head link[rel=${rel}]`).getAttribute('href');

describeInBrowser('the head', () => {
  const visitor = useBrowser();

  it('follows from page to page, and back', async () => {
    const page = await visitor.open('/users/perpetua');
    const profile = await headOf(page);
    await page.locator('#posts h3 a').first().click();
    await page.locator('head link[rel=canonical][href*="/posts/"]').waitFor({ state: 'attached' });
    const { pathname } = new URL(page.url());

    expect(await linkOf(page, 'alternate')).toBe(`${pathname}/feed.atom`);
    expect(new URL((await linkOf(page, 'canonical')) ?? '').pathname).toBe(pathname);
    const opened = await visitor.open(pathname);
    expect(await headOf(page)).toEqual(await headOf(opened));

    await page.goBack();
    await page.locator('head link[rel=canonical][href*="/users/"]').waitFor({ state: 'attached' });
    expect(await headOf(page)).toEqual(profile);
  });

  it.each([
    '/posts/nothing',
    '/posts/nothing/history',
    '/wiki/nothing',
    '/sequences/nothing',
    '/users/nothing',
    '/posts/nothing/comments/nothing',
    '/posts/nothing/comments/nothing/history',
    '/nothing',
    '/Posts',
    '/Users/perpetua',
  ])('says that nothing is at %s, also once the script runs', async (path) => {
    const page = await visitor.open(path);
    await hydrated(page);
    expect(await page.title()).toBe('Not found · Commonplace');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not found');
    visitor.forgive();
  });

  it.each([
    ['/', '#wiki .author', '/wiki/'],
    ['/posts/arithmetic-of-sourdough', '.permalink', '/comments/'],
  ])('after a click on %s is that of the page that it leads to', async (path, link, where) => {
    const page = await visitor.open(path);
    await page.locator(link).first().click();
    const canonical = page.locator(`head link[rel=canonical][href*="${where}"]`);
    await canonical.waitFor({ state: 'attached' });
    const opened = await visitor.open(new URL(page.url()).pathname);

    expect(await headOf(page)).toEqual(await headOf(opened));
  });
});
