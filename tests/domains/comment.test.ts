import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';

const { seed, ask, answer, database } = await openTestApi();

const ada = await seed.user('ada', { formerUsernames: ['countess'] });
const bob = await seed.user('bob');
const question = await seed.post({ author: ada, title: 'Why?', more: { kind: 'QUESTION' } });
const essay = await seed.post({ author: bob, title: 'Because' });
const answerRow = await seed.comment({
  on: question,
  author: bob,
  text: 'An answer',
  more: { isAnswer: true, score: 7 },
});
const thanks = await seed.comment({ on: question, author: ada, parent: answerRow, text: 'Thanks' });
const welcome = await seed.comment({ on: question, author: bob, parent: thanks, text: 'Welcome' });
const pinned = { isPinned: true };
await seed.comment({ on: essay, author: ada, text: 'An aside', more: pinned });
await database.prisma.post.update({
  where: { id: question.id },
  data: { acceptedAnswerId: answerRow.id },
});

async function texts(list: string): Promise<string[]> {
  const data = await ask(`{ ${list} }`);
  return data.comments.nodes.map(({ body }: { body: { text: string } }) => body.text);
}

it('comments are found by whom they answer, on whose post, when, and how well', async () => {
  const found = (filter: string) =>
    texts(`comments(filter: { ${filter} }) { nodes { body { text } } }`);

  expect(await found('authors: ["ada"]')).toEqual(['An aside', 'Thanks']);
  expect(await found('authors: ["ada"], repliesTo: ["bob"]')).toEqual(['Thanks']);
  expect(await found('repliesTo: "Countess"')).toEqual(['Welcome']);
  expect(await found('onPostsBy: "bob"')).toEqual(['An aside']);
  expect(await found('minScore: 7')).toEqual(['An answer']);
  expect(await found('isAnswer: true')).toEqual(['An answer']);
  expect(await found('isAnswer: false, topLevelOnly: true')).toEqual(['An aside']);
  expect(await found('topLevelOnly: true')).toEqual(['An aside', 'An answer']);
  expect(await found(`since: "${welcome.createdAt.toISOString()}"`)).toEqual([
    'An aside',
    'Welcome',
  ]);
  expect(await found(`until: "${thanks.createdAt.toISOString()}"`)).toEqual(['An answer']);
  expect(await found('isPinned: true')).toEqual(['An aside']);
  expect(await found('isPinned: false, authors: ["ada"]')).toEqual(['Thanks']);
  expect(await found('authors: ["nobody"]')).toEqual([]);
  expect(await found('authors: ["nobody", "ada"]')).toEqual(['An aside', 'Thanks']);
});

it('the pinned comments of a profile are a list', async () => {
  const pins = 'comments(filter: { isPinned: true }) { totalCount nodes { body { text } } }';
  const { a, b } = await ask(
    `{ a: user(username: "ada") { ${pins} } b: user(username: "bob") { ${pins} } }`,
  );
  expect([a.comments.totalCount, b.comments]).toEqual([1, { totalCount: 0, nodes: [] }]);
  expect(a.comments.nodes).toEqual([{ body: { text: 'An aside' } }]);
});

it('a hidden comment is not among the pinned ones of a thread', async () => {
  const post = await seed.post({ author: ada });
  const hidden = { ...pinned, hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } as const;
  const top = await seed.comment({ on: post, author: ada, more: hidden });
  await seed.comment({ on: post, author: bob, parent: top });
  const { node } = await ask(`{ node(id: "${encodeGlobalId('Post', post.id)}") { ... on Post {
    comments { totalCount } pinned: comments(filter: { isPinned: true }) { totalCount } } } }`);
  expect(node).toEqual({ comments: { totalCount: 2 }, pinned: { totalCount: 0 } });
});

it('a comment knows its thread', async () => {
  const { node } =
    await ask(`{ node(id: "${encodeGlobalId('Comment', welcome.id)}") { ... on Comment {
    depth parent { body { text } } root { body { text } } ancestors { body { text } }
    nearest: ancestors(last: 1) { body { text } } none: ancestors(last: 0) { id }
    post { title } wikiPage { title } isAnswer isAccepted } } }`);

  expect(node).toEqual({
    depth: 2,
    parent: { body: { text: 'Thanks' } },
    root: { body: { text: 'An answer' } },
    ancestors: [{ body: { text: 'An answer' } }, { body: { text: 'Thanks' } }],
    nearest: [{ body: { text: 'Thanks' } }],
    none: [],
    post: { title: 'Why?' },
    wikiPage: null,
    isAnswer: false,
    isAccepted: false,
  });
});

it('the accepted answer says so, and the post knows it', async () => {
  const { post } = await ask(`{ post(slug: "why") {
    acceptedAnswer { id isAnswer isAccepted replyCount descendantCount replies { nodes { id } } } } }`);

  expect(post.acceptedAnswer).toEqual({
    id: encodeGlobalId('Comment', answerRow.id),
    isAnswer: true,
    isAccepted: true,
    replyCount: 1,
    descendantCount: 2,
    replies: { nodes: [{ id: encodeGlobalId('Comment', thanks.id) }] },
  });
});

it('a deleted comment with living replies is a tombstone in its thread and nowhere else', async () => {
  const post = await seed.post({ author: bob, title: 'Ruins' });
  const gone = await seed.comment({ on: post, author: ada, text: 'Regrets' });
  await seed.comment({ on: post, author: bob, parent: gone, text: 'Still here' });
  const leaf = await seed.comment({ on: post, author: ada, text: 'Also regrets' });
  const deletedAt = new Date();
  const ids = [gone.id, leaf.id];
  await database.prisma.comment.updateMany({ where: { id: { in: ids } }, data: { deletedAt } });

  const data = await ask(`{
    post(slug: "ruins") { comments(orderBy: OLDEST) { totalCount nodes {
      isDeleted authorName author { username } body { html markdown text excerpt wordCount }
    } } }
    user(username: "ada") { comments { nodes { post { slug } } } }
    gone: node(id: "${encodeGlobalId('Comment', leaf.id)}") { id }
    search(query: "regrets") { totalCount }
  }`);

  expect(data.post.comments.totalCount).toBe(2);
  expect(data.post.comments.nodes[0]).toEqual({
    isDeleted: true,
    authorName: '[deleted]',
    author: null,
    body: { html: '', markdown: '', text: '', excerpt: '', wordCount: 0 },
  });
  expect(JSON.stringify(data.user)).not.toContain('ruins');
  expect(data.gone).toBeNull();
  expect(data.search.totalCount).toBe(0);
});

it('the length of an excerpt has bounds', async () => {
  const excerpt = (length: number) =>
    answer(`{ comments(first: 1) { nodes { body { excerpt(length: ${length}) } } } }`);

  expect((await excerpt(5)).data.comments.nodes[0].body.excerpt.length).toBeLessThanOrEqual(5);
  for (const length of [0, -1, 1001]) {
    const { errors } = await excerpt(length);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'length' });
  }
});
