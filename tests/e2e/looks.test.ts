import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { contrast } from './support/contrast.ts';
import { hydrated } from './support/hydrated.ts';

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

describeInBrowser('a page', () => {
  const visitor = useBrowser();

  it('is dark when the system is, unless its reader wants it otherwise, for good', async () => {
    const light = await background(await visitor.open('/', { colorScheme: 'light' }));
    const page = await visitor.open('/', { colorScheme: 'dark' });
    expect(await background(page)).not.toBe(light);

    await page.getByRole('button', { name: 'Dark mode' }).click();
    expect(await background(page)).toBe(light);
    await page.reload();
    await hydrated(page);
    expect(await background(page)).toBe(light);
  });

  it('is printed in dark on white, whatever the reader prefers', async () => {
    const page = await visitor.open('/', { colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Dark mode' }).dblclick();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const colours = await page.evaluate(() => {
      const { backgroundColor, color, colorScheme } = getComputedStyle(document.documentElement);
      const [soft] = document.querySelectorAll('.excerpt');
      return { backgroundColor, color, colorScheme, soft: soft && getComputedStyle(soft).color };
    });
    expect(colours).toEqual({
      backgroundColor: 'rgb(255, 255, 255)',
      color: 'rgb(0, 0, 0)',
      colorScheme: 'light',
      soft: 'rgb(93, 87, 77)',
    });
  });

  it.each(['light', 'dark'] as const)('has a placeholder that can be read, %s', async (scheme) => {
    const page = await visitor.open('/', { colorScheme: scheme });
    const [words, paper] = await page
      .getByRole('searchbox')
      .evaluate((box) => [
        getComputedStyle(box, '::placeholder').color,
        getComputedStyle(box).backgroundColor,
      ]);
    expect(contrast(words ?? '', paper ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it('can be walked with the keyboard, from the skip link on', async () => {
    const page = await visitor.open('/users/perpetua');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('begins at its top after a click, and is where it was after going back', async () => {
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
