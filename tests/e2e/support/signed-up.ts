import type { BrowserContextOptions, Locator, Page, Response } from 'playwright-core';
import type { Visitor } from './browser.ts';

/** Of every account that a test creates. */
export const PASSWORD = 'correct horse battery';

/** Of accounts that exist, with the server of each: a test that is run again finds its own. */
const created = new WeakMap<Visitor, Set<string>>();

/**
 * Opens a page with an account, which it creates unless it did so before.
 *
 * @param basePath the path that the site is below
 */
export async function openAs(
  visitor: Visitor,
  username: string,
  path: string,
  options: BrowserContextOptions = {},
  basePath = '',
): Promise<Page> {
  const usernames = created.get(visitor) ?? new Set();
  created.set(visitor, usernames);
  const exists = usernames.has(username);
  const form = exists ? 'sign-in' : 'sign-up';
  const page = await visitor.open(`${basePath}/${form}?${new URLSearchParams({ next: path })}`, {
    reducedMotion: 'reduce',
    ...options,
  });
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page
    .getByRole('button', { name: exists ? 'Sign in' : 'Create the account', exact: true })
    .click();
  usernames.add(username);
  await page.waitForURL((address) => address.pathname === basePath + path);
  await hydrated(page);
  return page;
}

/** Waits until a page answers to its reader. */
export function hydrated(page: Page): Promise<void> {
  return page.locator('html[data-hydrated] main:not(.fallback) h1').first().waitFor();
}

/** Clicks, and waits for the server's answer: what the page shows before it is a guess. */
export async function clickAndBeAnswered(button: Locator): Promise<void> {
  const answer = button.page().waitForResponse(isAnswerToMutation);
  await button.click();
  await answer;
}

function isAnswerToMutation(response: Response): boolean {
  const request = response.request();
  return (
    new URL(request.url()).pathname === '/graphql' &&
    /"operationName":"\w+Mutation"/.test(request.postData() ?? '')
  );
}
