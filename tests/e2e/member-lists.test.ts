import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { clickAndBeAnswered, openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer({
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Commonplace <noreply@site.example>',
  SITE_URL: 'http://127.0.0.1',
});
const author = await seed.user('author');

describeInBrowser('what members keep lists of', () => {
  const visitor = useBrowser(url);

  it('lists what is bookmarked, and takes it out and in again', async () => {
    const post = await seed.post({ author, title: 'Tides' });
    const page = await openAs(visitor, 'reader', '/bookmarks');
    await page.getByText('You have no bookmarks. Press').waitFor();
    await page.goto(`/posts/${post.slug}`);
    await clickAndBeAnswered(page.getByRole('button', { name: 'Bookmark', exact: true }));

    await page.getByRole('link', { name: 'Bookmarks', exact: true }).click();
    await page.getByRole('article').getByRole('link', { name: 'Tides' }).waitFor();
    await clickAndBeAnswered(page.getByRole('button', { name: 'Remove: Tides' }));
    await clickAndBeAnswered(page.getByRole('button', { name: 'Bookmark again: Tides' }));
    await expectNoFinding(page);
    await clickAndBeAnswered(page.getByRole('button', { name: 'Remove: Tides' }));
    await page.reload();
    await page.getByText('You have no bookmarks. Press').waitFor();
  });

  it('lists whom and what is followed, and unfollows', async () => {
    const post = await seed.post({ author, title: 'Comets' });
    const comment = await seed.comment({ on: post, author, text: 'They return.' });
    const wikiPage = await seed.wikiPage({ title: 'Orbits' });
    const page = await openAs(visitor, 'follower', '/following');
    await page.getByText('You follow nothing. Press').waitFor();
    const { id: followerId } = await userCalled('follower');
    await database.prisma.follow.createMany({
      data: [
        { followerId, postId: post.id },
        { followerId, commentId: comment.id },
        { followerId, wikiPageId: wikiPage.id },
      ],
    });
    await page.goto(`/users/${author.username}`);
    await clickAndBeAnswered(page.getByRole('button', { name: 'Follow', exact: true }));

    await page.getByRole('link', { name: 'Following', exact: true }).click();
    await page.getByText('The end: all 4 followed items.').waitFor();
    await page.getByText('They return.').waitFor();
    await expectNoFinding(page);
    const unfollow = (name: string) => page.getByRole('button', { name: `Unfollow: ${name}` });
    await clickAndBeAnswered(unfollow('Author'));
    await clickAndBeAnswered(unfollow('Orbits'));
    await clickAndBeAnswered(unfollow('the comment by Author on Comets'));
    await page.reload();
    await page.getByText('The only followed item.').waitFor();
    await unfollow('Comets').waitFor();
  });

  it('lists who is muted in the settings, and unmutes', async () => {
    const page = await openAs(visitor, 'listener', `/users/${author.username}`);
    await clickAndBeAnswered(page.getByRole('button', { name: 'Mute', exact: true }));

    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    const muted = page.getByRole('region', { name: 'Muted people' });
    await muted.getByRole('link', { name: 'Author' }).waitFor();
    await clickAndBeAnswered(muted.getByRole('button', { name: 'Unmute: Author' }));
    await page.reload();
    await muted.getByText('You muted nobody.').waitFor();
  });

  it('chooses notifications by kind and channel, and how often e-mail comes', async () => {
    const page = await openAs(visitor, 'chooser', '/settings');
    const form = page.getByRole('region', { name: 'Notifications' });
    const choice = (name: string) => form.getByRole('checkbox', { name });
    const replies = choice('Replies to your comments: On the site');
    const posts = choice('New posts of people whom you follow: By e-mail');
    await replies.uncheck();
    await posts.uncheck();
    await form.getByLabel('E-mails come').selectOption('WEEKLY');
    await form.getByRole('button', { name: 'Change the notifications' }).click();
    await form.getByText('Your choice is saved.').waitFor();
    await replies.check();
    await form.getByRole('button', { name: 'Change the notifications' }).click();
    await form.getByText('Your choice is saved.').waitFor();

    await page.reload();
    await hydrated(page);
    expect(await replies.isChecked()).toBe(true);
    expect(await posts.isChecked()).toBe(false);
    expect(await form.getByRole('checkbox', { checked: false }).count()).toBe(1);
    expect(await form.getByLabel('E-mails come').inputValue()).toBe('WEEKLY');
  });

  it('goes on with “Load more”, a link where no script runs', async () => {
    const page = await openAs(visitor, 'collector', '/bookmarks');
    const { id: userId } = await userCalled('collector');
    for (let number = 1; number <= 22; number++) {
      const { id: postId } = await seed.post({ author, title: `Post number ${number}` });
      await database.prisma.bookmark.create({ data: { userId, postId } });
    }
    const html = await (await page.request.get('/bookmarks')).text();
    expect(html).toContain('Post number 3</a>');
    expect(html).not.toContain('Post number 2</a>');
    const [, next = ''] = /href="(\?bookmarks\.after=[^"]+)"/.exec(html) ?? [];
    const rest = await (await page.request.get(`/bookmarks${next}`)).text();
    expect(rest).toContain('Post number 2</a>');

    await page.reload();
    await hydrated(page);
    await page.getByRole('button', { name: 'Load more bookmarks' }).click();
    await page.getByText('The end: all 22 bookmarks.').waitFor();
  });

  it('shows all drafts, in pages', async () => {
    const page = await openAs(visitor, 'drafter', '/drafts');
    const drafter = await userCalled('drafter');
    const more = { publishedAt: null };
    for (let number = 1; number <= 21; number++) {
      await seed.post({ author: drafter, title: `Draft number ${number}`, more });
    }
    await page.reload();
    await hydrated(page);
    await page.getByRole('button', { name: 'Load more drafts' }).click();
    await page.getByText('The end: all 21 drafts.').waitFor();
  });

  it.each(['bookmarks', 'following', 'drafts'])(
    'asks anonymous readers to sign in: /%s',
    async (name) => {
      const page = await visitor.open(`/${name}`);
      const link = page.getByRole('main').getByRole('link', { name: 'Sign in' });
      expect(await link.getAttribute('href')).toBe(`/sign-in?next=%2F${name}`);
    },
  );
});

function userCalled(username: string) {
  return database.prisma.user.findUniqueOrThrow({ where: { username } });
}

async function expectNoFinding(page: Page): Promise<void> {
  await page.setViewportSize(NARROWEST);
  await expectToFit(page);
  expect(await findingsOnNarrow(page)).toEqual([]);
  expect(await findingsOnWide(page)).toEqual([]);
}
