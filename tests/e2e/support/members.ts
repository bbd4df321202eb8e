import type { BrowserContextOptions, Locator, Page, Request, Response } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from './browser.ts';
import { hydrated } from './hydrated.ts';

/** Of every account that a test creates. */
export const PASSWORD = 'correct horse battery';

/** Of accounts that exist, with the server of each: a test that is run again finds its own. */
const created = new WeakMap<Visitor, Set<string>>();

/**
 * Opens a page with an account, which it creates unless it did so before. The form that people use for this
 * has tests of its own: in the others it would be two pages more.
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
  const page = await visitor.prepare({ reducedMotion: 'reduce', ...options });
  const exists = usernames.has(username);
  usernames.add(username);
  await enter(page, `${basePath}/api/auth/${exists ? 'sign-in' : 'sign-up'}`, username);
  await page.goto(basePath + path);
  await hydrated(page);
  return page;
}

/** Signs in with an account of `openAs`, whose session ended. */
export async function signInAgain(page: Page, username: string, path: string): Promise<void> {
  await enter(page, '/api/auth/sign-in', username);
  await page.goto(path);
  await hydrated(page);
}

async function enter(page: Page, endpoint: string, username: string): Promise<void> {
  const answer = await page.request.post(endpoint, {
    data: { username, password: PASSWORD },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
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
    /"operationName":"\w+Mutation"/.test(request.postData() ?? '') &&
    !isReadMark(request)
  );
}

/** Whether a page tells the server, by itself, that it was read. */
export function isReadMark(request: Request): boolean {
  return request.postData()?.includes('"operationName":"useReadMarkMutation"') ?? false;
}
