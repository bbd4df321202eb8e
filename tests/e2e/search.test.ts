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

  it('says how much there is of each type, and filters and sorts what it shows', async () => {
    const page = await visitor.open('/search?q=book');
    const types = page.getByRole('navigation', { name: 'What to search for' });
    await types.getByRole('link', { name: /^Posts \d+$/ }).waitFor();
    const results = page.getByRole('region', { name: 'Results' });
    const all = await results.getByRole('article').count();

    await page.getByLabel('Sort results').selectOption('Newest');
    await page.waitForURL((address) => address.searchParams.get('results.order') === 'NEWEST');
    await results.getByText('Filter').click();
    await results.getByLabel('Before').fill('1999-01-01');
    await results.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Nothing was found.').waitFor();
    await types.getByRole('link', { name: 'Comments 0' }).click();
    await page.waitForURL((address) => address.searchParams.get('type') === 'COMMENT');
    expect(new URL(page.url()).searchParams.get('results.until')).toBe('1999-01-01');
    await page.getByText('Nothing was found.').waitFor();
    await results.getByRole('button', { name: 'Clear' }).click();
    await results.getByRole('article').first().waitFor();
    expect(all).toBeGreaterThan(0);
  });

  it('filters where no script runs', async () => {
    const page = await visitor.prepare({ javaScriptEnabled: false });
    await page.goto('/search?q=book');
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByText('Filter').click();
    await results.getByLabel('Only posts').selectOption('Questions');
    await results.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(
      (address) => address.searchParams.get('results.postKinds') === 'QUESTION',
    );
    expect(new URL(page.url()).searchParams.get('q')).toBe('book');
    for (const kind of await results.locator('article .meta').allTextContents()) {
      expect(kind).toMatch(/^post by /);
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
