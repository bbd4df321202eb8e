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

/** Whether each line of facts is shown from its first word on, however narrow it is. */
export async function expectNoFactCut(page: Page): Promise<void> {
  const cut = await page.locator('.meta, .facts').evaluateAll(
    (lines) =>
      lines.filter((line) => {
        const words = document.createRange();
        words.selectNodeContents(line);
        const inset = Number(/ (\S+)px\)$/.exec(getComputedStyle(line).clipPath)?.[1]);
        const { left } = line.getBoundingClientRect();
        return !(words.getBoundingClientRect().left >= left + inset);
      }).length,
  );
  expect(cut).toBe(0);
}
