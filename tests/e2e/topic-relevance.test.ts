import { expect, it } from 'vitest';
import { findingsOnNarrow, findingsOnWide } from './support/axe.ts';
import { describeInBrowser, useBrowser } from './support/browser.ts';
import { hydrated } from './support/hydrated.ts';
import { clickAndBeAnswered, openAs } from './support/members.ts';
import { openSeededServer } from './support/seeded-server.ts';
import { expectToFit, NARROWEST } from './support/width.ts';

const { url, seed, database } = await openSeededServer();
const author = await seed.user('author');

/** A post with two topics, one of them with a long word in its name. */
async function postWithTopics() {
  const post = await seed.post({ author });
  const bees = await seed.wikiPage({ title: 'Bees' });
  const long = await seed.wikiPage({ title: `Donau${'dampf'.repeat(30)}` });
  await seed.topic(post, bees, 3);
  await seed.topic(post, long, 1);
  return { post, bees };
}

describeInBrowser('the relevance of topics', () => {
  const visitor = useBrowser(url);

  it('is voted on where the topics stand, by mouse and keyboard, and undone on refusal', async () => {
    const { post, bees } = await postWithTopics();
    const path = `/posts/${post.slug}`;
    const page = await openAs(visitor, 'votes', path, { viewport: NARROWEST });
    await page.getByRole('button', { name: 'Rate the topics' }).click();
    const topic = page.getByRole('listitem').filter({ hasText: 'relevance' }).first();
    await topic.getByText('Bees').waitFor();
    await topic.getByText('relevance 3').waitFor();
    const more = topic.getByRole('button', { name: 'More relevant: Bees' });
    const less = topic.getByRole('button', { name: 'Less relevant: Bees' });
    await clickAndBeAnswered(more);
    await topic.getByText('relevance 4').waitFor();
    await more.and(page.locator('[aria-pressed="true"]')).waitFor();
    await less.focus();
    await page.keyboard.press('Enter');
    await topic.getByText('relevance 2').waitFor();
    await less.and(page.locator('[aria-pressed="true"]')).waitFor();
    await expectToFit(page);
    expect(await findingsOnNarrow(page)).toEqual([]);
    expect(await findingsOnWide(page)).toEqual([]);

    await page.reload();
    await hydrated(page);
    await page.getByRole('button', { name: 'Rate the topics' }).click();
    await topic.getByText('relevance 2').waitFor();
    await clickAndBeAnswered(less);
    await topic.getByText('relevance 3').waitFor();

    await database.prisma.topicVote.deleteMany({ where: { postId: post.id } });
    await database.prisma.postTopic.deleteMany({ where: { topicId: bees.id } });
    await more.click();
    await page.getByRole('alert').getByText('Nothing with this id exists').waitFor();
    await topic.getByText('relevance 3').waitFor();
    await more.and(page.locator('[aria-pressed="false"]')).waitFor();
  });

  it('is not offered to readers, nor where there are no topics', async () => {
    const { post } = await postWithTopics();
    const bare = await seed.post({ author });
    const asked: string[] = [];
    const reader = await visitor.prepare();
    reader.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await reader.goto(`/posts/${post.slug}`);
    await hydrated(reader);
    await reader.waitForLoadState('networkidle');
    expect(await reader.getByRole('button', { name: 'Rate the topics' }).count()).toBe(0);
    expect(asked.filter((name) => name.includes('topic'))).toEqual([]);

    const page = await openAs(visitor, 'looks', `/posts/${bare.slug}`);
    await page.getByRole('button', { name: 'Vote up: the post' }).waitFor();
    expect(await page.getByRole('button', { name: 'Rate the topics' }).count()).toBe(0);
  });

  it('is not offered on a draft', async () => {
    const { post } = await postWithTopics();
    const page = await openAs(visitor, 'draftwriter', `/posts/${post.slug}`);
    await page.getByRole('button', { name: 'Rate the topics' }).waitFor();
    const own = await database.prisma.user.findFirstOrThrow({ where: { username: 'draftwriter' } });
    await database.prisma.post.update({
      where: { id: post.id },
      data: { authorId: own.id, publishedAt: null },
    });
    await page.reload();
    await hydrated(page);
    await page.getByRole('link', { name: /^Edit/ }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('button', { name: 'Rate the topics' }).count()).toBe(0);
  });
});
