import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import { devices, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';

const PAGES = [
  '/',
  '/users/perpetua',
  '/users/perpetua?tab=all',
  '/users/perpetua?comments.minScore=10',
  '/posts/arithmetic-of-sourdough',
  '/posts/how-many-stars-can-i-see',
  '/wiki/indexing',
  '/sequences/the-book-of-everything-else',
  '/search?q=book',
  '/search',
];

/** What axe finds, in a line each: by all of its rules, unless some are named. */
async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify(rules === undefined ? {} : { runOnly: rules });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describeInBrowser('axe finds nothing', () => {
  const visitor = useBrowser();

  test.each(PAGES)('on %s, light and dark', async (path) => {
    const page = await visitor.open(path, { reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle');
    expect(await findings(page)).toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(page, ['color-contrast'])).toEqual([]);
  });

  test('on a phone', async () => {
    const page = await visitor.open('/users/perpetua', devices['Pixel 7']);
    await page.waitForLoadState('networkidle');
    expect(await findings(page)).toEqual([]);
  });
});
