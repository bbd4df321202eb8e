import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The narrowest screen that pages are made for, in CSS pixels: also 1280 at 400 % zoom. */
export const NARROWEST = { width: 320, height: 640 };

/** Whether nothing reaches beyond the window, where one has to scroll sideways for it. */
export async function expectToFit(page: Page): Promise<void> {
  const { inner, scroll } = await page.evaluate(() => ({
    inner: document.documentElement.clientWidth,
    scroll: document.documentElement.scrollWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(inner);
}
