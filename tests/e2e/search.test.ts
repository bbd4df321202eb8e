import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';

describeInBrowser('the search', () => {
  const visitor = useBrowser();

  it('finds from every page, and marks the words', async () => {
    const page = await visitor.open('/');
    await page.getByRole('searchbox', { name: 'Search' }).fill('sourdough');
    await page.keyboard.press('Enter');

    const results = page.getByRole('region', { name: 'Results' });
    await results.getByRole('article').first().locator('mark').first().waitFor();
    expect(page.url()).toContain('/search?q=sourdough');
    expect(await page.title()).toBe('Search: sourdough · Commonplace');
  });

  it('looks for one kind of thing only, as its address says', async () => {
    const page = await visitor.open('/search?q=book&type=WIKI_PAGE');
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByRole('article').first().waitFor();

    for (const kind of await results.locator('article .meta').allTextContents()) {
      expect(kind).toBe('wiki page');
    }
  });

  it('says so when it finds nothing', async () => {
    const page = await visitor.open('/search?q=xyzzyplugh');

    await page.getByText('Nothing was found.').waitFor();
  });

  it('explains what can be typed', async () => {
    const page = await visitor.open('/search');

    await page.getByText('author:ada').waitFor();
  });
});
