import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs, PASSWORD } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();
const author = await seed.user('author');

describeInBrowser('writing', () => {
  const visitor = useBrowser(url);

  it('leads anonymous readers to the page to sign in, and back', async () => {
    const post = await seed.post({ author });
    const page = await visitor.open(`/posts/${post.slug}`);
    expect(await page.getByRole('textbox', { name: 'Your comment' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Sign in to comment' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(page.url()).toContain(`next=${encodeURIComponent(`/posts/${post.slug}#comments`)}`);
  });

  it('answers in the thread: the reply appears in its place and has the focus', async () => {
    const post = await seed.post({ author });
    await seed.comment({ on: post, author, text: 'What do you think?' });
    const page = await openAs(visitor, 'ada', `/posts/${post.slug}`);
    await page.getByRole('button', { name: 'Reply to Author' }).click();
    const field = page.getByRole('textbox', { name: 'Your reply to Author' });
    await field.waitFor();
    await isFocused(page, 'Your reply to Author');
    const form = page.getByRole('form', { name: 'Your reply to Author' });
    await form.getByRole('button', { name: 'Reply' }).click();
    await page.getByText('A comment cannot be empty').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');

    await field.fill('I **agree**.');
    await form.getByRole('button', { name: 'Preview' }).click();
    await form.getByRole('region', { name: 'Preview' }).locator('strong').waitFor();
    await form.getByRole('button', { name: 'Reply' }).click();
    const reply = page.locator('.replies article', { hasText: 'I agree.' });
    await reply.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('I agree.'));
    expect(await field.count()).toBe(0);

    // A reply to a reply, whose replies were never read.
    await reply.getByRole('button', { name: 'Reply to' }).click();
    await page.getByRole('textbox', { name: 'Your reply to' }).fill('Still so.');
    await page
      .getByRole('form', { name: 'Your reply to' })
      .getByRole('button', { name: 'Reply' })
      .click();
    await page.locator('.replies .replies article', { hasText: 'Still so.' }).waitFor();
    await page.reload();
    await hydrated(page);
    await page.locator('.replies .replies article', { hasText: 'Still so.' }).waitFor();
  });

  it('loses nothing of a comment when the session ends', async () => {
    const post = await seed.post({ author });
    const page = await openAs(visitor, 'grace', `/posts/${post.slug}`);
    const field = page.getByRole('textbox', { name: 'Your comment' });
    await field.fill('A long thought');
    await page.reload();
    await hydrated(page);
    await page.waitForFunction(() => document.querySelector('textarea')?.value !== undefined);
    expect(await field.inputValue()).toBe('A long thought');
    await database.prisma.authSession.deleteMany({});
    await field.fill('A long thought, ended.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByText('You are not signed in any more.').waitFor();
    visitor.forgive();
    expect(await field.inputValue()).toBe('A long thought, ended.');

    await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL((address) => address.pathname === '/sign-in');
    await hydrated(page);
    await page.getByLabel('Username').fill('grace');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((address) => address.pathname === `/posts/${post.slug}`);
    await hydrated(page);
    await field.waitFor();
    expect(await field.inputValue()).toBe('A long thought, ended.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.locator('#comments article', { hasText: 'A long thought, ended.' }).waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('answers a question', async () => {
    const post = await seed.post({ author, more: { kind: 'QUESTION' } });
    const page = await openAs(visitor, 'mary', `/posts/${post.slug}`);
    await page.getByRole('textbox', { name: 'Your answer' }).fill('Because of the sun.');
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.locator('#answers article', { hasText: 'Because of the sun.' }).waitFor();
  });

  it('fits on the narrowest phone, and axe finds nothing', async () => {
    const post = await seed.post({ author });
    await seed.comment({ on: post, author });
    const page = await openAs(visitor, 'narrow', `/posts/${post.slug}`, { viewport: NARROWEST });
    await page.getByRole('button', { name: 'Reply to Author' }).click();
    await page.getByRole('textbox', { name: 'Your reply to Author' }).fill('# Big\n\nwords');
    await page
      .getByRole('form', { name: 'Your reply to Author' })
      .getByRole('button', { name: 'Preview' })
      .click();
    await page.getByRole('region', { name: 'Preview' }).waitFor();
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);
  });
});

async function isFocused(page: Page, label: string): Promise<void> {
  await page.waitForFunction(
    (name) => (document.activeElement as HTMLTextAreaElement).labels?.[0]?.textContent === name,
    label,
  );
}
