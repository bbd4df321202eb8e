import type { Page } from 'playwright-core';

export const PASSWORD = 'correct horse battery';

/** Waits until the script of the page answers to its reader. */
export const hydrated = (page: Page) =>
  page.locator('html[data-hydrated] main:not(.fallback) h1').first().waitFor();

/** Creates an account and goes on to a path of the site. */
export async function signUpAt(page: Page, username: string, path: string): Promise<void> {
  await page.goto(`/sign-up?${new URLSearchParams({ next: path })}`);
  await hydrated(page);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.waitForURL((address) => address.pathname + address.search === path);
  await hydrated(page);
}
