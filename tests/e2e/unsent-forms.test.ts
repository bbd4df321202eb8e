import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs, signInAgain } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';

const { url, seed, database } = await openSeededServer();
const author = await seed.user('author');

async function reload(page: Page): Promise<void> {
  await page.reload();
  await hydrated(page);
}

describeInBrowser('what is typed into a form', () => {
  const visitor = useBrowser(url);

  it('of the profile outlives a reload and the end of the session', async () => {
    const page = await openAs(visitor, 'profiled', '/settings');
    const profile = page.getByRole('region', { name: 'Profile' });
    const bio = profile.getByRole('textbox', { name: 'About you' });
    await bio.fill('I keep bees.');
    await reload(page);
    expect(await bio.inputValue()).toBe('I keep bees.');
    await profile.getByText('It is not saved yet.').waitFor();

    await page.context().clearCookies();
    await profile.getByRole('button', { name: 'Save' }).click();
    const refusal = profile.getByRole('alert');
    await refusal.getByText('You are not signed in any more.').waitFor();
    await refusal.getByRole('link', { name: 'Sign in' }).waitFor();
    await signInAgain(page, 'profiled', '/settings');
    expect(await bio.inputValue()).toBe('I keep bees.');
    await profile.getByRole('button', { name: 'Save' }).click();
    await profile.getByText('Saved.').waitFor();
    await reload(page);
    expect(await bio.inputValue()).toBe('I keep bees.');
    expect(await profile.getByText('It is not saved yet.').count()).toBe(0);
    visitor.forgive();
  });

  it('of a poll outlives a reload', async () => {
    const page = await openAs(visitor, 'polling', '/');
    const asker = await database.prisma.user.findUniqueOrThrow({ where: { username: 'polling' } });
    const post = await seed.post({ author: asker });
    await page.goto(`/posts/${post.slug}`);
    await hydrated(page);
    await page.getByRole('button', { name: 'Add a poll' }).click();
    await page.getByRole('textbox', { name: 'Question' }).fill('Tea or coffee?');
    await page.getByRole('textbox', { name: 'Options' }).fill('Tea\nCoffee');
    await reload(page);
    await page.getByRole('button', { name: 'Add a poll' }).click();
    expect(await page.getByRole('textbox', { name: 'Question' }).inputValue()).toBe(
      'Tea or coffee?',
    );
    await page.getByRole('button', { name: 'Add the poll' }).click();
    await page.getByRole('region', { name: 'Tea or coffee?' }).waitFor();
  });

  it('of a new title outlives a reload', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Bees' });
    await seed.revision({ of: wikiPage, author });
    const page = await openAs(visitor, 'renaming', `/wiki/${wikiPage.slug}/edit`);
    await page.getByText('Rename the page').click();
    await page.getByLabel('Reason').fill('It is one bee.');
    await reload(page);
    await page.getByLabel('Reason').waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe('It is one bee.');
    expect(await page.getByLabel('New title').inputValue()).toBe('Bees');
  });
});

describeInBrowser('what is chosen for a wiki page', () => {
  const visitor = useBrowser(url);

  it('as its parents outlives a reload', async () => {
    await seed.wikiPage({ title: 'Insects' });
    const wikiPage = await seed.wikiPage({ title: 'Wasps' });
    const page = await openAs(visitor, 'parenting', `/wiki/${wikiPage.slug}/edit`);
    const form = page.getByRole('group').filter({ hasText: 'Set the parent topics' });
    await form.getByText('Set the parent topics').click();
    await form.getByLabel('Part of').fill('Insec');
    await page.getByRole('option', { name: 'Insects' }).click();
    await form.getByRole('button', { name: 'Remove the topic Insects' }).waitFor();
    await reload(page);
    await form.getByRole('button', { name: 'Remove the topic Insects' }).waitFor();
  });

  it('as the reason to restore a version outlives a reload', async () => {
    const wikiPage = await seed.wikiPage({ title: 'Moths' });
    const first = await database.prisma.revision.findFirstOrThrow({
      where: { wikiPageId: wikiPage.id },
    });
    await seed.revision({ of: wikiPage, author });
    const id = encodeGlobalId('WikiContribution', first.id);
    const path = `/wiki/${wikiPage.slug}/edit?restore=${id}`;
    const page = await openAs(visitor, 'restoring', path);
    const summary = page.getByLabel('Summary');
    await summary.fill('The first was better.');
    await reload(page);
    expect(await summary.inputValue()).toBe('The first was better.');
  });
});

describeInBrowser('a page whose script did not come', () => {
  const visitor = useBrowser();

  it('is loaded again when the reader tries again and the server is there', async () => {
    const page = await visitor.open('/');
    await hydrated(page);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'People' }).first().click();
    await page.getByRole('alert').getByText('The server could not be reached.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForTimeout(200);
    await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    visitor.forgive();
  });
});
