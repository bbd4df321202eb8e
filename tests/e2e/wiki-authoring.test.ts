import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated, signUpAt } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { url, seed, database } = await openSeededServer({ HOLD_NEWCOMERS: 'on' });

describeInBrowser('writing in the wiki', () => {
  const visitor = useBrowser(url);
  const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });

  /** A page in a browser of its own, as somebody whose edits are shown at once. */
  async function openAsKnown(username: string, path: string): Promise<Page> {
    // An option that is no look makes the page one's own.
    const page = await visitor.open('/', { locale: 'en-GB' });
    await signUpAt(page, username, '/');
    const data = { wikiContributionCount: 1 };
    await database.prisma.user.update({ where: { username }, data });
    await page.goto(path);
    await hydrated(page);
    return page;
  }

  it('makes a page, edits it, and brings an earlier version back', async () => {
    const page = await openAsKnown('ada', '/wiki');
    await page.getByRole('link', { name: 'Write a page' }).click();
    await page.getByRole('button', { name: 'Create the page' }).click();
    await page.getByText('Title cannot be empty').waitFor();
    await page.getByLabel('Title').fill('Tulip');
    await text(page).fill('A tulip is a *flower*.');
    await page.getByLabel('Summary of the change').fill('Begin');
    await page.reload();
    await hydrated(page);
    expect(await text(page).inputValue()).toBe('A tulip is a *flower*.');
    await page.getByRole('button', { name: 'Create the page' }).click();
    await page.waitForURL((address) => address.pathname === '/wiki/tulip');

    await page.getByRole('link', { name: 'Edit the page' }).click();
    await text(page).fill('Nonsense.');
    await page.getByLabel('This is a minor edit').check();
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.locator('article', { hasText: 'Nonsense.' }).first().waitFor();
    await page.locator('#history').getByText('minor', { exact: true }).waitFor();

    // By the keyboard: the times before it change their width when the page takes the reader's clock.
    await page.getByRole('link', { name: 'Restore version 1' }).press('Enter');
    await page.getByRole('region', { name: 'Version 1' }).locator('em').waitFor();
    await page.getByLabel('Summary of the change').fill('Undo nonsense');
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    await page.locator('article em', { hasText: 'flower' }).first().waitFor();
    await page.locator('#history').getByText('Undo nonsense').waitFor();
  });

  it('shows both texts when two browsers changed the same line', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Rose', text: 'A rose.\n\nIt smells.' });
    const path = `/wiki/${wikiPage.slug}/edit`;
    const one = await openAsKnown('grace', path);
    const two = await openAsKnown('mary', path);
    await text(one).fill('A red rose.\n\nIt smells.');
    await text(two).fill('A white rose.\n\nIt smells.');
    await one.getByRole('button', { name: 'Save the page' }).click();
    await one.waitForURL((address) => address.pathname === `/wiki/${wikiPage.slug}`);

    await two.getByRole('button', { name: 'Save the page' }).click();
    const heading = two.getByRole('heading', { name: 'The page was changed while you wrote' });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    const yours = two.getByRole('region', { name: 'Your text' });
    expect(await yours.locator('pre').textContent()).toBe('A white rose.\n\nIt smells.');
    const theirs = two.getByRole('region', { name: 'The current text' });
    expect(await theirs.locator('pre').textContent()).toBe('A red rose.\n\nIt smells.');
    const merged = await text(two).inputValue();
    expect(merged).toContain('<<<<<<< yours\nA white rose.');
    expect(merged.match(/It smells\./g)).toHaveLength(1);
    await expectToFit(two);
    expect(await findingsOnNarrow(two)).toEqual([]);
    await expectToFit(two);
    expect(await findingsOnWide(two)).toEqual([]);

    await two.reload();
    await hydrated(two);
    await heading.waitFor();
    expect(await yours.locator('pre').textContent()).toContain('A white rose.');
    await text(two).fill('A red and white rose.\n\nIt smells.');
    await two.getByRole('button', { name: 'Save the page' }).click();
    await two.waitForURL((address) => address.pathname === `/wiki/${wikiPage.slug}`);
    await two.locator('article', { hasText: 'A red and white rose.' }).first().waitFor();
  });

  it('tells newcomers that their edit is held', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Daisy', text: 'Old.' });
    const page = await visitor.open('/');
    await signUpAt(page, 'newcomer', `/wiki/${wikiPage.slug}/edit`);
    await text(page).fill('New.');
    await page.getByRole('button', { name: 'Save the page' }).click();
    await page.getByText('waits for a moderator').waitFor();
    await page.getByRole('link', { name: 'Back to the page' }).click();
    await page.locator('article', { hasText: 'Old.' }).first().waitFor();
  });

  it('says why a page cannot be edited', async () => {
    const more = { protectedAt: new Date() };
    const wikiPage = await seed.wikiPage({ title: 'Rules', more });
    const page = await visitor.open('/');
    await signUpAt(page, 'rookie', `/wiki/${wikiPage.slug}`);
    await page.getByText('Only trusted members may edit this page.').waitFor();
    await page.goto(`/wiki/${wikiPage.slug}/edit`);
    await page.getByText('Only trusted members may edit this page.').waitFor();
    expect(await text(page).count()).toBe(0);
  });

  it.each(['/wiki/new', '/drafts'])('axe finds nothing: %s', async (path) => {
    const page = await visitor.open('/', { reducedMotion: 'reduce' });
    await signUpAt(page, `axe${path.length}`, path);
    await page.getByRole('main').getByRole('paragraph').first().waitFor();
    expect(await findingsOnNarrow(page)).toEqual([]);
    await expectToFit(page);
    expect(await findingsOnWide(page)).toEqual([]);
  });
});
