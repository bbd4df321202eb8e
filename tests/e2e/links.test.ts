import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { replaceTexts } from './support/replace-texts.ts';

const LINKS: Readonly<Record<string, string>> = {
  feed: '/users/perpetua/feed.atom',
  'feed of a page': '/wiki/indexing/feed.atom',
  GraphiQL: '/graphiql',
  health: '/health/live',
  asset: '/assets/nothing.txt',
  nowhere: '/nowhere/at/all',
  person: '/users/perpetua?tab=all#all',
  wiki: '/wiki/indexing/',
  'front page': '/',
  here: '#section',
  search: '/search?q=book#results',
};

const HTML = Object.entries(LINKS)
  .map(([words, address]) => `<p><a href="${address}">to ${words}</a></p>`)
  .concat('<h2 id="h-section">Section</h2>')
  .concat('<p><a href="/users/perpetua" target="_blank">to a window</a></p>')
  .concat('<p><a href="/users/perpetua" download>to a download</a></p>')
  .join('');

describeInBrowser('a link in a text', () => {
  const visitor = useBrowser();

  async function openTexts() {
    const page = await visitor.prepare();
    await replaceTexts(page, [HTML]);
    await page.goto('/posts/arithmetic-of-sourdough');
    await page.locator('.prose a').first().waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('data-same', ''));
    const follow = (words: string) =>
      page.getByRole('link', { name: `to ${words}`, exact: true }).first();
    return { page, follow };
  }

  it('leaves the application where that does not show what is there', async () => {
    const { page, follow } = await openTexts();
    for (const words of ['feed', 'feed of a page', 'GraphiQL', 'health', 'asset', 'nowhere']) {
      // Answered with nothing, the browser stays where it is.
      const fileExists = (url: URL) => url.pathname === LINKS[words];
      await page.route(fileExists, (route) => route.fulfill({ status: 204 }));
      const request = page.waitForRequest((asked) => fileExists(new URL(asked.url())));
      await follow(words).click();

      expect((await request).isNavigationRequest(), words).toBe(true);
    }
  });

  it('stays in the application where that has a page for it', async () => {
    const { page, follow } = await openTexts();
    for (const words of ['person', 'wiki', 'search', 'front page']) {
      await follow(words).click();
      await page.waitForURL((url) => url.pathname + url.search + url.hash === LINKS[words]);
      await page.locator('main h1').first().waitFor();
      expect(await page.locator('html[data-same]').count(), words).toBe(1);
      await page.goBack();
      await page.locator('.prose a').first().waitFor();
    }
  });

  it('within the page is the browser’s', async () => {
    const { page, follow } = await openTexts();
    await follow('here').click();

    expect(new URL(page.url()).hash).toBe('#section');
    expect(await page.locator('html[data-same]').count()).toBe(1);
  });

  it('opens elsewhere with Control and with Shift', async () => {
    const { page, follow } = await openTexts();
    for (const key of ['Control', 'Shift'] as const) {
      const opened = page.context().waitForEvent('page');
      await follow('person').click({ modifiers: [key] });
      await opened;
    }
    expect(new URL(page.url()).pathname).toBe('/posts/arithmetic-of-sourdough');
  });

  it('opens a window of its own, or is saved, where it says so', async () => {
    const { page, follow } = await openTexts();
    const opened = page.context().waitForEvent('page');
    await follow('a window').click();
    await opened;
    const download = page.waitForEvent('download');
    await follow('a download').click();
    await (await download).cancel();

    expect(new URL(page.url()).pathname).toBe('/posts/arithmetic-of-sourdough');
  });
});
