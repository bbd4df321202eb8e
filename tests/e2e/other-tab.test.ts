import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs, PASSWORD } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { seed, url } = await openSeededServer();

describeInBrowser('a page whose reader signs in or out in another tab', () => {
  const visitor = useBrowser(url);

  beforeAll(async () => {
    await seed.post({ title: 'Tabs', author: await seed.user('author') });
  });

  async function openTab(page: Page, path: string): Promise<Page> {
    const tab = await page.context().newPage();
    await tab.goto(path);
    await hydrated(tab);
    return tab;
  }

  async function signOut(page: Page): Promise<void> {
    const tab = await openTab(page, '/sign-out');
    await tab.getByRole('button', { name: 'Sign out of this browser' }).click();
    await tab.getByRole('link', { name: 'Sign in' }).waitFor();
    await tab.close();
  }

  async function signIn(page: Page, username: string): Promise<void> {
    const tab = await openTab(page, '/sign-in');
    await tab.getByLabel('Username').fill(username);
    await tab.getByLabel('Password').fill(PASSWORD);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.getByRole('link', { name: 'Sign out' }).waitFor();
    await tab.close();
  }

  const notice = (page: Page) => page.getByRole('alert').filter({ hasText: 'signed in' });

  it('says that they are signed out, and loses no text', async () => {
    const page = await openAs(visitor, 'ada', '/posts/tabs');
    const field = page.getByRole('textbox', { name: 'Your comment' });
    await field.fill('Half a sentence');
    await signOut(page);
    await notice(page).getByText('You are not signed in any more.').waitFor();
    expect(await field.inputValue()).toBe('Half a sentence');
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);

    await signIn(page, 'ada');
    await notice(page).waitFor({ state: 'detached' });
    await signOut(page);
    await notice(page).getByRole('button', { name: 'Reload the page' }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor();
    await hydrated(page);
    expect(await notice(page).count()).toBe(0);

    await signIn(page, 'ada');
    await notice(page).getByText('You are signed in as ada now.').waitFor();
    await notice(page).getByRole('button', { name: 'Reload the page' }).click();
    await field.waitFor();
    expect(await field.inputValue()).toBe('Half a sentence');
  });

  it('says that they are signed in as another user', async () => {
    const page = await openAs(visitor, 'grace', '/posts/tabs');
    await signOut(page);
    const other = await openAs(visitor, 'mary', '/posts/tabs');
    await other.close();
    await signIn(page, 'mary');
    await notice(page).getByText('You are signed in as mary now.').waitFor();
    await notice(page).getByRole('button', { name: 'Not now' }).click();
    await notice(page).waitFor({ state: 'detached' });
  });

  it('says so with the first use of a page that was opened before', async () => {
    const page = await openAs(visitor, 'agnes', '/posts/tabs');
    await signOut(page);
    await page.goto('/posts/tabs');
    await page.waitForLoadState('networkidle');
    expect(await page.locator('html').getAttribute('data-hydrated')).toBeNull();
    await signIn(page, 'agnes');
    await page.keyboard.press('Shift');
    await notice(page).getByText('You are signed in as agnes now.').waitFor();
  });

  it('asks the server nothing while nobody signs in or out', async () => {
    const page = await openAs(visitor, 'olga', '/posts/tabs');
    const asked: string[] = [];
    page.context().on('request', (request) => {
      if (request.postData()?.includes('viewerChangeQuery')) asked.push(request.url());
    });
    await (await openTab(page, '/')).close();
    await page.reload();
    await hydrated(page);
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
  });
});
