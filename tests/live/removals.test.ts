import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { addWebhook } from '../../src/live/webhooks/manage-webhooks.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { receiver } from './receiver.ts';

const api = await openTestApi({ WEBHOOK_PRIVATE_ADDRESSES: 'on' });
await api.app.startBackgroundWork();
const { database, seed } = api;
const ada = await member(api, 'ada');
const moderator = await member(api, 'judge', { role: 'MODERATOR' });
const KINDS = [
  'WIKI_PAGE_REMOVED',
  'WIKI_PAGE_RESTORED',
  'COMMENT_ADDED',
  'COMMENT_REMOVED',
  'POST_PUBLISHED',
  'POST_REMOVED',
  'POST_RESTORED',
];

let hook: Awaited<ReturnType<typeof receiver>>;
beforeEach(async () => {
  await database.prisma.webhook.deleteMany();
  hook = await receiver();
  await addWebhook(database, { url: hook.url, kinds: KINDS });
});

type Who = Pick<typeof ada, 'answer'>;

/** Does something with a post, comment or page, as its author or as a moderator. */
async function change(who: Who, name: string, id: string): Promise<void> {
  const argument = { Post: 'postId', Page: 'pageId' }[name.slice(-4)] ?? 'commentId';
  const reason = who === moderator ? ', reason: "off topic"' : '';
  const { data } = await who.answer(
    `mutation { ${name}(input: { ${argument}: "${id}"${reason} }) { userErrors { message } } }`,
  );
  expect(data[name].userErrors).toEqual([]);
}

/** All that the receiver has got when a new post is published: what happened before has come, too. */
async function delivered(): Promise<string[]> {
  const last = await newPost(null);
  await change(ada, 'publishPost', last.id);
  await vi.waitFor(async () => {
    expect(hook.received.some(({ body }) => body.includes(last.id))).toBe(true);
    const open = { deliveredAt: null };
    expect(await database.prisma.webhookDelivery.count({ where: open })).toBe(0);
  }, 10_000);
  const bodies = hook.received.map(({ body }) => JSON.parse(body));
  for (const body of bodies) {
    expect(Object.keys(body)).toEqual(['type', 'timestamp', 'data']);
    expect(Object.keys(body.data)).toEqual(['type', 'id']);
  }
  return bodies
    .filter(({ data }) => data.id !== last.id)
    .map(({ type, data }) => `${type} ${data.id}`)
    .sort();
}

async function newPost(publishedAt: Date | null = new Date()) {
  const row = await seed.post({ author: ada.user, more: { publishedAt } });
  return { row, id: encodeGlobalId('Post', row.id) };
}

async function newComment(on: Awaited<ReturnType<typeof newPost>>, replyTo?: string) {
  const input = { subjectId: replyTo ?? on.id, markdown: 'a thought' };
  const { createComment } = await ada.ask(
    'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } } }',
    { input },
  );
  return createComment.comment.id as string;
}

describe('webhooks', () => {
  it('say that a comment is deleted or hidden, once, also where a tombstone stays', async () => {
    const post = await newPost();
    const [hidden, deleted] = [await newComment(post), await newComment(post)];
    const reply = await newComment(post, deleted);
    await change(moderator, 'hideComment', hidden);
    await change(ada, 'deleteComment', hidden);
    await change(ada, 'deleteComment', deleted);
    const removed = [hidden, deleted].map((id) => `comment.removed ${id}`);

    const all = await delivered();
    expect(all.filter((line) => line.startsWith('comment.removed'))).toEqual(removed.sort());
    expect(all).toContain(`comment.added ${reply}`);
  });

  it('say that a post is hidden, deleted or a draft again, and that it is back', async () => {
    const [hidden, deleted, draft] = [await newPost(), await newPost(), await newPost()];
    for (const name of ['hidePost', 'unhidePost', 'hidePost'])
      await change(moderator, name, hidden.id);
    await change(ada, 'deletePost', deleted.id);
    await change(ada, 'restorePost', deleted.id);
    await change(ada, 'unpublishPost', draft.id);

    // Whether a post is public is looked up when an event is sent, unless it says that it is not.
    const all = await delivered();
    expect(all.filter((line) => line === `post.removed ${hidden.id}`)).toHaveLength(2);
    expect(all.filter((line) => !line.endsWith(hidden.id))).toEqual(
      [
        `post.removed ${deleted.id}`,
        `post.restored ${deleted.id}`,
        `post.removed ${draft.id}`,
      ].sort(),
    );
  });

  it('say that a wiki page is deleted, and that it is back', async () => {
    const { id: pageId } = await seed.wikiPage({ author: ada.user, title: 'Knots' });
    const id = encodeGlobalId('WikiPage', pageId);
    for (const name of ['deleteWikiPage', 'restoreWikiPage']) await change(moderator, name, id);

    expect(await delivered()).toEqual([`wiki-page.removed ${id}`, `wiki-page.restored ${id}`]);
  });

  it('say nothing of what was not public', async () => {
    const [draft, hidden] = [await newPost(null), await newPost()];
    const comment = await newComment(hidden);
    await change(ada, 'deletePost', draft.id);
    await change(moderator, 'hidePost', hidden.id);
    await change(moderator, 'hideComment', comment);
    await change(ada, 'deletePost', hidden.id);

    const all = await delivered();
    expect(all.filter((line) => !line.startsWith('comment.added'))).toEqual([
      `post.removed ${hidden.id}`,
    ]);
  });
});
