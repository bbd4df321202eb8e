import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { failOperation } from './support/fail-operation.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();
for (const title of ['Alpha', 'Beta', 'Gamma']) await seed.post({ title: `${title} post` });
await seed.post({ title: 'Delta post', more: { slug: 'delta-post' } });

describeInBrowser('a sequence', () => {
  const visitor = useBrowser(url);
  const item = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

  async function titles(slug: string): Promise<readonly (readonly [string, string | null])[]> {
    const entries = await database.prisma.sequenceEntry.findMany({
      where: { sequence: { slug } },
      orderBy: { position: 'asc' },
      select: { chapterTitle: true, post: { select: { title: true } } },
    });
    return entries.map(({ post, chapterTitle }) => [post.title, chapterTitle]);
  }

  async function add(page: Page, words: string, title: string): Promise<void> {
    await page.getByRole('combobox', { name: 'Add a post' }).fill(words);
    await page.getByRole('option', { name: title }).click();
    await page.getByText(`“${title}” was added.`).waitFor();
  }

  it('is made, filled, sorted by keyboard and by pointer, and restored after its end', async () => {
    const page = await openAs(visitor, 'sam', '/sequences', { locale: 'en-GB' });
    await page.getByRole('link', { name: 'Make a sequence' }).click();
    await page.getByRole('button', { name: 'Create the sequence' }).click();
    await page.getByText('A title cannot be empty').or(page.getByText('cannot be empty')).waitFor();
    await page.getByLabel('Title').fill('New');
    await page.getByLabel('Description').fill('All *four* of them.');
    await page.reload();
    await hydrated(page);
    expect(await page.getByLabel('Title').inputValue()).toBe('New');
    await page.getByRole('button', { name: 'Create the sequence' }).click();
    await page.getByText('The sequence has no posts yet.').waitFor();
    const [, , slug = ''] = new URL(page.url()).pathname.split('/');
    // Where new ones are made.
    expect(slug).not.toBe('new');

    await add(page, 'alpha', 'Alpha post');
    await add(page, 'bet', 'Beta post');
    await add(page, 'gamma', 'Gamma post');
    await add(page, `${url}/posts/delta-post`, 'Delta post');
    expect((await titles(slug)).map(([title]) => title)).toEqual([
      'Alpha post',
      'Beta post',
      'Gamma post',
      'Delta post',
    ]);
    expect(await findingsOnWide(page)).toEqual([]);

    const up = page.getByRole('button', { name: 'Move up: Gamma post' });
    await up.focus();
    await page.keyboard.press('Enter');
    await page.getByText('“Gamma post” is number 2 of 4 now.').waitFor();
    expect(await up.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('“Gamma post” is number 1 of 4 now.').waitFor();
    const down = page.getByRole('button', { name: 'Move down: Gamma post' });
    expect(await down.evaluate((element) => element === document.activeElement)).toBe(true);

    await item(page, 'Delta post').locator('.drag-handle').dragTo(item(page, 'Alpha post'));
    await page.getByText('“Delta post” is number 2 of 4 now.').waitFor();
    await item(page, 'Delta post').getByLabel('Chapter that begins here').fill('Second part');
    await page.keyboard.press('Tab');
    await page.getByText('The chapter is saved.').waitFor();
    await page.getByRole('button', { name: 'Remove: Beta post' }).click();
    await page.getByText('“Beta post” was removed.').waitFor();
    expect(await titles(slug)).toEqual([
      ['Gamma post', null],
      ['Delta post', 'Second part'],
      ['Alpha post', null],
    ]);
    await page.reload();
    await item(page, 'Delta post').waitFor();
    expect(await page.getByRole('button', { name: /^Remove: / }).count()).toBe(3);

    await page.getByLabel('Title').fill('Renamed');
    await page.getByRole('button', { name: 'Save title and description' }).click();
    await page.getByRole('heading', { name: 'Renamed' }).waitFor();
    await page.getByText('Second part').waitFor();
    await page.getByRole('link', { name: 'Edit the sequence' }).click();
    await page.getByText('Delete the sequence').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('This sequence is deleted.').waitFor();
    await page.getByRole('button', { name: 'Restore the sequence' }).click();
    await page.getByRole('link', { name: 'Edit the sequence' }).waitFor();
    await page.getByText('This sequence is deleted.').waitFor({ state: 'detached' });
  });

  it('shows the order of the server again when a change is refused', async () => {
    const page = await openAs(visitor, 'tom', '/sequences/new', { locale: 'en-GB' });
    await page.getByLabel('Title').fill('Two at once');
    await page.getByRole('button', { name: 'Create the sequence' }).click();
    await page.getByText('The sequence has no posts yet.').waitFor();
    await add(page, 'alpha', 'Alpha post');
    await add(page, 'bet', 'Beta post');
    // Removed in another window.
    await database.prisma.sequenceEntry.deleteMany({
      where: { post: { title: 'Alpha post' }, sequence: { title: 'Two at once' } },
    });
    await page.getByRole('button', { name: 'Move down: Alpha post' }).click();
    await page.getByRole('alert').waitFor();
    await item(page, 'Alpha post').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Remove: / }).count()).toBe(1);
    visitor.forgive();
  });

  it('keeps a chapter whose first post is removed, and one that another window named', async () => {
    const page = await openAs(visitor, 'vic', '/sequences/new', { locale: 'en-GB' });
    await page.getByLabel('Title').fill('Chapters');
    await page.getByRole('button', { name: 'Create the sequence' }).click();
    await page.getByText('The sequence has no posts yet.').waitFor();
    await add(page, 'alpha', 'Alpha post');
    await add(page, 'bet', 'Beta post');
    await add(page, 'gamma', 'Gamma post');
    const chapterOf = (title: string) => item(page, title).getByLabel('Chapter that begins here');
    await chapterOf('Alpha post').fill('First part');
    await page.keyboard.press('Tab');
    await page.getByText('The chapter is saved.').waitFor();
    await page.getByRole('button', { name: 'Remove: Alpha post' }).click();
    await page.getByText('“Alpha post” was removed.').waitFor();
    expect(await chapterOf('Beta post').inputValue()).toBe('First part');
    // In another window.
    await database.prisma.sequenceEntry.updateMany({
      where: { post: { title: 'Gamma post' }, sequence: { title: 'Chapters' } },
      data: { chapterTitle: 'Second part' },
    });
    await page.getByRole('button', { name: 'Move down: Beta post' }).click();
    await page.getByText('“Beta post” is number 2 of 2 now.').waitFor();
    const { slug } = await database.prisma.sequence.findFirstOrThrow({
      where: { title: 'Chapters' },
      select: { slug: true },
    });
    expect(await titles(slug)).toEqual([
      ['Gamma post', 'Second part'],
      ['Beta post', 'First part'],
    ]);
  });

  it('saves a chapter without the order, and leaves what is typed when it is refused', async () => {
    const page = await openAs(visitor, 'xia', '/sequences/new', { locale: 'en-GB' });
    await page.getByLabel('Title').fill('Typed');
    await page.getByRole('button', { name: 'Create the sequence' }).click();
    await page.getByText('The sequence has no posts yet.').waitFor();
    await add(page, 'alpha', 'Alpha post');
    await add(page, 'bet', 'Beta post');
    // Sorted in another window.
    const { id, slug } = await database.prisma.sequence.findFirstOrThrow({
      where: { title: 'Typed' },
      select: { id: true, slug: true },
    });
    await database.prisma.sequenceEntry.updateMany({
      where: { sequenceId: id, post: { title: 'Alpha post' } },
      data: { position: 3 },
    });
    const chapter = item(page, 'Beta post').getByLabel('Chapter that begins here');
    await chapter.fill('A long title');
    await failOperation(page, 'sequenceOrderKeepMutation');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').waitFor();
    // The list was read again.
    const buttons = page.getByRole('button', { name: /^Remove: / });
    await vi.waitFor(async () =>
      expect(await buttons.first().getAttribute('aria-label')).toBe('Remove: Beta post'),
    );
    expect(await chapter.inputValue()).toBe('A long title');
    await chapter.focus();
    await page.keyboard.press('Tab');
    await page.getByText('The chapter is saved.').waitFor();
    expect(await titles(slug)).toEqual([
      ['Beta post', 'A long title'],
      ['Alpha post', null],
    ]);
    visitor.forgive();
  });

  it('shows what the server has after one of two changes at once is lost', async () => {
    const page = await openAs(visitor, 'wes', '/sequences/new', { locale: 'en-GB' });
    await page.getByLabel('Title').fill('Lost');
    await page.getByRole('button', { name: 'Create the sequence' }).click();
    await page.getByText('The sequence has no posts yet.').waitFor();
    await add(page, 'alpha', 'Alpha post');
    await add(page, 'bet', 'Beta post');
    await add(page, 'gamma', 'Gamma post');
    let answer = () => {};
    const isAsked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(
      '**/graphql',
      async (route) => {
        await isAsked;
        await route.abort();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Remove: Alpha post' }).click();
    await page.getByRole('button', { name: 'Remove: Beta post' }).click();
    answer();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Remove: Alpha post' }).waitFor();
    await page.getByText('“Beta post” was removed.').waitFor();
    await page.getByRole('button', { name: 'Remove: Beta post' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Remove: / }).count()).toBe(2);
    visitor.forgive();
  });

  it('is edited by its author alone, and fits on the narrowest phone', async () => {
    const page = await openAs(visitor, 'una', '/sequences/new', {
      viewport: NARROWEST,
      reducedMotion: 'reduce',
    });
    await page.getByLabel('Title').fill('Mine');
    await page.getByRole('button', { name: 'Create the sequence' }).click();
    await page.getByText('The sequence has no posts yet.').waitFor();
    await add(page, 'alpha', 'Alpha post');
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    await page.goto('/sequences/two-at-once');
    await hydrated(page);
    expect(await page.getByRole('link', { name: 'Edit the sequence' }).count()).toBe(0);
    await page.goto('/sequences/two-at-once/edit');
    await hydrated(page);
    await page.locator('.nothing').waitFor();
    expect(await page.getByLabel('Title').count()).toBe(0);
  });
});
