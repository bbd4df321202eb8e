import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { isReadMark, openAs } from './support/members.ts';
import { holdTimers, passTime } from './support/pass-time.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();
const author = await seed.user('author');

/** Until the page tells the server that it was read, which it does after some time. */
const saying = (page: Page) => page.waitForResponse((response) => isReadMark(response.request()));

const read = (page: Page) => passTime(page, saying(page));

/** Until the page knows what is new. */
async function reopen(page: Page): Promise<void> {
  await page.reload();
  await hydrated(page);
  await page.getByRole('button', { name: /^(Follow|Unfollow)$/ }).waitFor();
}

const marked = (page: Page) =>
  page.locator('.thread article:has(> .new-mark) .prose').allTextContents();

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('.prose')?.textContent ?? null);

describeInBrowser('what is new since the last visit', () => {
  const visitor = useBrowser(url);

  async function openReader(username: string, path: string, options?: BrowserContextOptions) {
    const page = await openAs(visitor, username, '/about', options);
    await holdTimers(page);
    await page.goto(path);
    await hydrated(page);
    return page;
  }

  it('is counted, marked and gone through in the order of the page', async () => {
    const on = await seed.post({ author });
    const old = await seed.comment({ on, author, text: 'Old.' });
    const page = await openReader('returning', `/posts/${on.slug}`);
    // They come while the page is open, and it does not show them: so they are not read.
    await seed.comment({ on, author, text: 'New thread.' });
    await seed.comment({ on, author, parent: old, text: 'New reply.' });
    await read(page);
    expect(await marked(page)).toEqual([]);
    const own = page.getByRole('form', { name: 'Your comment' });
    await own.getByRole('textbox').fill('Own.');
    await own.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.locator('article', { hasText: 'Own.' }).waitFor();
    await seed.comment({ on, author, more: { deletedAt: new Date() } });
    await seed.comment({ on, author, more: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } });

    const card = page.locator('article.card', { has: page.locator(`a[href="/posts/${on.slug}"]`) });
    await page.goto('/');
    await card.getByText('2 new', { exact: true }).waitFor();
    await page.goto(`/posts/${on.slug}`);
    await hydrated(page);
    const saved = saying(page);
    const before = await page.getByText('Old.').boundingBox();
    const count = page.getByRole('button', { name: '2 new comments' });
    await count.waitFor();
    expect(await page.getByText('Old.').boundingBox()).toEqual(before);
    expect(await marked(page)).toEqual(['New reply.', 'New thread.']);
    await page.keyboard.press('n');
    await expect.poll(() => focused(page)).toBe('New reply.');
    await page.getByText('1 of 2 new').waitFor();
    await page.keyboard.press('n');
    await expect.poll(() => focused(page)).toBe('New thread.');
    await page.keyboard.press('p');
    await expect.poll(() => focused(page)).toBe('New reply.');
    await page.getByRole('button', { name: 'Previous new comment' }).click();
    await expect.poll(() => focused(page)).toBe('New thread.');
    await page.getByText('2 of 2 new').waitFor();
    await count.click();
    await expect.poll(() => focused(page)).toBe('New reply.');

    await passTime(page, saved);
    expect(await marked(page)).toEqual(['New reply.', 'New thread.']);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByText('1 of 2 new').count()).toBe(0);
    await reopen(page);
    expect(await marked(page)).toEqual([]);
    expect(await page.getByRole('button', { name: /new comment/ }).count()).toBe(0);

    const told = page.waitForResponse((response) =>
      String(response.request().postData()).includes('newCount'),
    );
    await page.goto('/');
    await told;
    expect(await card.getByText(/\bnew$/).count()).toBe(0);
  });

  it('begins with the first visit, also if nobody has commented', async () => {
    const on = await seed.wikiPage({ author, text: 'One word.' });
    await seed.revision({ of: on, author, text: 'Two words.' });
    const page = await openReader('early', `/wiki/${on.slug}`);
    await read(page);
    await seed.comment({ on, author, text: 'The first.' });
    await page.reload();
    await page.getByRole('button', { name: '1 new comment' }).click();
    await expect.poll(() => focused(page)).toBe('The first.');

    // The keys are also those of the change above, whose buttons come first.
    await page.getByText('Show the change').first().click();
    const change = page.locator('.difference').getByRole('status');
    await change.getByText('1 change').waitFor();
    await page.keyboard.press('n');
    await change.getByText('Change 1 of 1').waitFor();
    await page.locator('.thread article').focus();
    await page.keyboard.press('n');
    await expect.poll(() => focused(page)).toBe('The first.');
  });

  it('links to what the page does not show', async () => {
    const on = await seed.wikiPage({ author });
    for (let index = 0; index < 22; index++) await seed.comment({ on, author });
    const page = await openReader('patient', `/wiki/${on.slug}`);
    await read(page);
    await page.reload();
    await page.getByRole('button', { name: '2 new comments' }).click();
    await page.getByText('In threads that are not shown here').waitFor();
    const links = page.locator('.live-notice').getByRole('link', { name: 'Author' });
    expect(await links.count()).toBe(2);
    await links.first().click();
    await page.locator('.focused > article > .new-mark').waitFor();
  });

  it('stays new while nobody looks at the page', async () => {
    const on = await seed.post({ author });
    await seed.comment({ on, author });
    const page = await openAs(visitor, 'absent', '/about', { locale: 'en-GB' });
    await page.addInitScript(() => {
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => 'hidden',
      });
    });
    const told: string[] = [];
    page.on('request', (request) => isReadMark(request) && told.push(request.url()));
    await holdTimers(page);
    await page.goto(`/posts/${on.slug}`);
    await hydrated(page);
    await page.getByRole('button', { name: 'Vote up: the post' }).waitFor();
    await passTime(page, page.waitForTimeout(500));
    expect(told).toEqual([]);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { get: () => 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await read(page);
  });

  it('fits on the narrowest phone, and axe finds nothing', async () => {
    const on = await seed.post({ author, more: { kind: 'QUESTION' } });
    const page = await openAs(visitor, 'narrow', '/about', { viewport: NARROWEST });
    const { id: userId } = await database.prisma.user.findFirstOrThrow({
      where: { username: 'narrow' },
    });
    const old = await seed.comment({ on, author, text: 'Old answer.', more: { isAnswer: true } });
    await database.prisma.readMark.create({
      data: { userId, postId: on.id, readUpTo: old.createdAt },
    });
    await seed.comment({ on, author, parent: old, text: 'New reply.' });
    await seed.comment({ on, author, text: 'New comment.' });
    const muted = await seed.user('muted');
    await database.prisma.mute.create({ data: { muterId: userId, userId: muted.id } });
    await seed.comment({ on, author: muted, text: 'Muted.' });
    await page.goto(`/posts/${on.slug}`);
    await page.getByRole('button', { name: '2 new answers and comments' }).click();
    await expect.poll(() => focused(page)).toBe('New reply.');
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);
    await page.keyboard.press('n');
    await expect.poll(() => focused(page)).toBe('New comment.');
    expect(await marked(page)).toEqual(['New reply.', 'New comment.']);
  });
});
