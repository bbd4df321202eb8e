import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Visitor } from './browser.ts';

/** Of every account that a test creates. */
export const PASSWORD = 'correct horse battery';

/** Creates an account and opens a page with it. */
export async function openAs(
  visitor: Visitor,
  username: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await visitor.open(`/sign-up?${new URLSearchParams({ next: path })}`, {
    reducedMotion: 'reduce',
    ...options,
  });
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.waitForURL((address) => address.pathname === path);
  await hydrated(page);
  return page;
}

/** Waits until a page answers to its reader. */
export function hydrated(page: Page): Promise<void> {
  return page.locator('html[data-hydrated] main:not(.fallback) h1').first().waitFor();
}
