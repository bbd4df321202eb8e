import type { Page } from 'playwright-core';
import { devices } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

describeInBrowser('a page', () => {
  const visitor = useBrowser();

  test('is dark when the system is, unless its reader wants it otherwise, for good', async () => {
    const light = await background(await visitor.open('/', { colorScheme: 'light' }));
    const page = await visitor.open('/', { colorScheme: 'dark' });
    expect(await background(page)).not.toBe(light);

    await page.getByRole('button', { name: 'Dark mode' }).click();
    expect(await background(page)).toBe(light);
    await page.reload();
    await page.locator('main:not(.fallback) h1').waitFor();
    expect(await background(page)).toBe(light);
  });

  test.each(['/', '/users/perpetua', '/posts/arithmetic-of-sourdough', '/wiki/indexing'])(
    'fits on a phone: %s',
    async (path) => {
      const page = await visitor.open(path, devices['Pixel 7']);
      await page.getByRole('article').first().waitFor();

      const { inner, scroll } = await page.evaluate(() => ({
        inner: innerWidth,
        scroll: document.documentElement.scrollWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(inner);
    },
  );

  test('can be walked with the keyboard, from the skip link on', async () => {
    const page = await visitor.open('/users/perpetua');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  test('begins at its top after a click, and is where it was after going back', async () => {
    const page = await visitor.open('/users/perpetua');
    const post = page.getByRole('region', { name: 'Posts', exact: true }).getByRole('link').nth(5);
    await post.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => scrollY);
    await post.click();
    await page.waitForURL(/\/posts\//);
    await page.locator('article > header h1').waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);

    await page.goBack();
    await page.getByRole('heading', { name: 'Perpetua Finch' }).waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(place - 200);
  });
});
