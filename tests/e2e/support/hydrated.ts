import type { Page } from 'playwright-core';

/** Waits until a page answers to its reader. One that waits for its first use gets a key that means nothing. */
export async function hydrated(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' })));
  await page.locator('html[data-hydrated]').waitFor();
  await page.locator('main:not(.fallback) h1').first().waitFor();
}
