import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit } from './support/width.ts';

const { database, url, seed } = await openSeededServer();
const author = await seed.user('author');
const other = await seed.user('other');
const told = await seed.post({ author, title: 'Target', text: 'Words of the post. '.repeat(30) });
const muted = await seed.post({ author: other, title: 'By another' });
const draft = await seed.post({ author, title: 'Draft', more: { publishedAt: null } });
const wiki = await seed.wikiPage({ author, title: 'Wiki target', text: 'Words of the page.' });
const comment = await seed.comment({ on: wiki, author, text: 'Words of the comment.' });
const commentId = encodeURIComponent(encodeGlobalId('Comment', comment.id));

const link = (path: string, name: string) => `<a href="${path}">${name}</a>`;
await seed.post({
  author,
  title: 'Source',
  text: [
    link('/users/author', 'a person'),
    link(`/posts/${told.slug}`, 'a post'),
    link(`/wiki/${wiki.slug}`, 'a page'),
    link(`/wiki/${wiki.slug}/comments/${commentId}`, 'a comment'),
    link(`/posts/${muted.slug}`, 'by another'),
    link(`/posts/${draft.slug}`, 'a draft'),
    link('/posts/source', 'this post'),
    link('/about', 'about'),
    link('#comments', 'the comments'),
    '<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">[1]</a></sup></p><section class="footnotes"><ol class="footnotes-list"><li id="fn-1" class="footnote-item"><p>Words of the note. <span class="spoiler">The end.</span> <a href="#fnref-1" class="footnote-backref">↩︎</a></p></li></ol></section><p>',
  ].join('</p><p>'),
});

const card = (page: Page) => page.getByRole('tooltip');
const named = (page: Page, name: string) =>
  page.locator('.prose').getByRole('link', { name, exact: true });

/** Longer than a preview takes to come: nothing on the page tells that none will. */
const TOO_LONG = 1_200;

async function expectNoPreview(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await named(page, name).hover();
  await page.waitForTimeout(TOO_LONG);
  expect(await card(page).count()).toBe(0);
}

/** Whether the card is inside the window, and apart from its link. */
async function expectToStandBeside(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await expect
    .poll(async () => {
      const shown = await card(page).boundingBox();
      const around = await named(page, name).boundingBox();
      if (shown === null || around === null) return 'missing';
      const isInside =
        shown.x >= 0 &&
        shown.y >= 0 &&
        shown.x + shown.width <= width &&
        shown.y + shown.height <= height;
      const isApart = shown.y >= around.y + around.height || shown.y + shown.height <= around.y;
      return isInside && isApart ? 'beside' : JSON.stringify({ shown, around });
    })
    .toBe('beside');
}

describeInBrowser('a preview of a link', () => {
  const visitor = useBrowser(url);

  it('says what the pointer rests on', async () => {
    const page = await visitor.open('/posts/source');
    for (const [name, words] of [
      ['a person', 'author'],
      ['a post', 'Words of the post.'],
      ['a page', 'Words of the page.'],
      ['a comment', 'Words of the comment.'],
    ] as const) {
      await named(page, name).hover();
      await card(page).getByText(words).first().waitFor();
      await expectToStandBeside(page, name);
    }
    await page.mouse.move(0, 0);
    await card(page).waitFor({ state: 'detached' });
  });

  it('asks the server once', async () => {
    const page = await visitor.open('/posts/source');
    let requests = 0;
    page.on('request', (request) => {
      if (/loadPreviewQuery/.test(request.postData() ?? '')) requests += 1;
    });
    for (let time = 0; time < 2; time += 1) {
      await named(page, 'a post').hover();
      await card(page).getByText('Words of the post.').waitFor();
      await page.mouse.move(0, 0);
      await card(page).waitFor({ state: 'detached' });
    }
    expect(requests).toBe(1);
  });

  it('is dismissed by Escape, and stays while the pointer is on it', async () => {
    const page = await visitor.open('/posts/source');
    await named(page, 'a post').hover();
    await card(page).hover();
    await page.waitForTimeout(TOO_LONG);
    expect(await card(page).count()).toBe(1);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    await named(page, 'a page').hover();
    await card(page).getByText('Words of the page.').waitFor();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    await page.waitForTimeout(TOO_LONG);
    expect(await card(page).count()).toBe(0);
  });

  it('comes with the focus, and describes the link', async () => {
    const page = await visitor.open('/posts/source');
    await named(page, 'a person').focus();
    await page.keyboard.press('Tab');
    await card(page).getByText('Words of the post.').waitFor();
    expect(await named(page, 'a post').getAttribute('aria-describedby')).toBe(
      await card(page).getAttribute('id'),
    );
    await page.keyboard.press('Tab');
    await card(page).getByText('Words of the page.').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname === `/wiki/${wiki.slug}`);
    await card(page).waitFor({ state: 'detached' });
  });

  it('is accessible, fits narrow windows and goes with its link', async () => {
    const page = await visitor.open('/posts/source', { reducedMotion: 'reduce' });
    await named(page, 'a post').hover();
    await card(page).getByText('Words of the post.').waitFor();
    expect(await findingsOnWide(page)).toEqual([]);
    expect(await findingsOnNarrow(page)).toEqual([]);
    await page.mouse.move(0, 0);
    await card(page).waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 320, height: 256 });
    await named(page, 'a post').evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await named(page, 'a post').hover();
    await card(page).waitFor();
    await expectToStandBeside(page, 'a post');
    await expectToFit(page);
  });

  it('shows the words of a footnote without a request', async () => {
    const page = await visitor.open('/posts/source');
    await page.route('**/graphql', (route) => route.abort());
    await named(page, '[1]').hover();
    await card(page).getByText('Words of the note.').waitFor();
    expect(await card(page).textContent()).toBe('Words of the note.');
    await expectToStandBeside(page, '[1]');
  });

  it('says nothing of what the viewer may not see, of this page, and of other pages', async () => {
    const page = await visitor.open('/posts/source');
    await expectNoPreview(page, 'a draft');
    await expectNoPreview(page, 'this post');
    await expectNoPreview(page, 'the comments');
    await expectNoPreview(page, 'about');
  });

  it('says nothing of people that the viewer muted', async () => {
    const page = await openAs(visitor, 'reader', '/posts/source');
    await named(page, 'by another').hover();
    await card(page).getByText('By another').waitFor();
    const { id: muterId } = await database.prisma.user.findFirstOrThrow({
      where: { username: 'reader' },
    });
    await database.prisma.mute.create({ data: { muterId, userId: other.id } });
    await page.reload();
    await hydrated(page);
    await expectNoPreview(page, 'by another');
  });

  it('does not repeat the card of a list', async () => {
    const page = await visitor.open('/posts');
    const title = page.getByRole('link', { name: 'Target', exact: true });
    await title.hover();
    await page.waitForTimeout(TOO_LONG);
    expect(await card(page).count()).toBe(0);
  });

  it('is only a link where the server does not answer', async () => {
    const page = await visitor.open('/posts/source');
    await page.route('**/graphql', (route) => route.abort());
    await expectNoPreview(page, 'a post');
    visitor.forgive();
  });

  it('does not come by touch', async () => {
    const page = await visitor.open('/posts/source', { hasTouch: true, isMobile: true });
    expect(await page.evaluate(() => matchMedia('(hover: none)').matches)).toBe(true);
    await named(page, 'a post').focus();
    await page.waitForTimeout(TOO_LONG);
    expect(await card(page).count()).toBe(0);
  });
});
