import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');

async function change(who: Member, name: string, input: Record<string, unknown>, more = '') {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${name}(input: $input) { sequence { id slug title isDeleted
      description { html } author { username } entries { nodes { chapterTitle post { title } } } } ${more} } }`,
    { input },
  );
  const { sequence, ...payload } = data?.[name] ?? {};
  const order = sequence?.entries.nodes.map(
    (entry: { chapterTitle: string | null; post: { title: string } }) =>
      (entry.chapterTitle === null ? '' : `${entry.chapterTitle}: `) + entry.post.title,
  );
  return { sequence, order, ...payload, error: errors[0]?.extensions };
}

async function newSequence(title = 'Ropework'): Promise<string> {
  return (await change(ada, 'createSequence', { title })).sequence.id;
}

async function newPost(title: string, more: object = {}): Promise<string> {
  return encodeGlobalId('Post', (await seed.post({ author: bob.user, title, more })).id);
}

const [one, two, three] = [await newPost('1'), await newPost('2'), await newPost('3')];

async function filled(): Promise<string> {
  const sequence = await newSequence();
  for (const post of [one, two, three]) {
    await change(ada, 'addPostToSequence', { sequenceId: sequence, postId: post });
  }
  return sequence;
}

it('a sequence is made, described, counted, and answered with its edge', async () => {
  const made = await change(
    ada,
    'createSequence',
    { title: 'On rope', description: '*All* of it', idempotencyKey: 'k1' },
    'sequenceEdge { cursor node { id } }',
  );
  expect(made.sequence).toMatchObject({
    slug: 'on-rope',
    description: { html: expect.stringContaining('<em>All</em>') },
    author: { username: 'ada' },
  });
  const { cursor, node } = made.sequenceEdge;
  expect(node.id).toBe(made.sequence.id);
  const ask = `{ user(username: "ada") { sequences(after: "${cursor}") { totalCount nodes { id } } } }`;
  expect((await api.ask(ask)).user.sequences).toEqual({ totalCount: 1, nodes: [] });
  const again = { title: 'On rope', description: '*All* of it', idempotencyKey: 'k1' };
  expect((await change(ada, 'createSequence', again)).sequence.id).toBe(node.id);
  expect((await change(bob, 'createSequence', { title: 'On rope' })).sequence.slug).toBe(
    'on-rope-2',
  );
  expect(await wrongs(database)).toEqual([]);
});

it('its title and description change, its address does not', async () => {
  const sequence = await newSequence('First');
  const titled = await change(ada, 'updateSequence', {
    sequenceId: sequence,
    title: 'Second',
    description: 'x',
  });
  expect(titled.sequence).toMatchObject({ slug: 'first', title: 'Second' });
  const kept = await change(ada, 'updateSequence', { sequenceId: sequence, title: null });
  expect(kept.sequence).toMatchObject({ title: 'Second', description: { html: '<p>x</p>\n' } });
  const cleared = await change(ada, 'updateSequence', { sequenceId: sequence, description: null });
  expect(cleared.sequence.description).toBeNull();
  const wrong = { sequenceId: sequence, description: 'x'.repeat(20_001) };
  expect((await change(ada, 'updateSequence', wrong)).error).toMatchObject({
    argument: 'input.description',
  });
});

it('posts are added at the end or before another, and once', async () => {
  const sequence = await newSequence();
  await change(ada, 'addPostToSequence', { sequenceId: sequence, postId: one });
  await change(ada, 'addPostToSequence', { sequenceId: sequence, postId: two });
  const input = { sequenceId: sequence, postId: three, beforePostId: two, chapterTitle: 'Bends' };
  const added = await change(
    ada,
    'addPostToSequence',
    input,
    'entryEdge { cursor node { position post { id } } }',
  );
  expect(added.order).toEqual(['1', 'Bends: 3', '2']);
  expect(added.entryEdge.node).toEqual({ position: 2, post: { id: three } });
  const ask = `{ node(id: "${sequence}") { ... on Sequence {
    entries(after: "${added.entryEdge.cursor}") { nodes { post { id } } } } } }`;
  expect((await api.ask(ask)).node.entries.nodes).toEqual([{ post: { id: two } }]);
  expect(
    (await change(ada, 'addPostToSequence', { sequenceId: sequence, postId: three })).order,
  ).toEqual(added.order);
  expect(await wrongs(database)).toEqual([]);
});

it('a draft waits in a sequence until it is published', async () => {
  const sequence = await newSequence();
  const input = { title: 'Mine', markdown: 'x' };
  const { createPost } = await ada.ask(
    'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
    { input },
  );
  const post = createPost.post.id;
  const added = await change(
    ada,
    'addPostToSequence',
    { sequenceId: sequence, postId: post },
    'entryEdge { cursor }',
  );
  expect(added).toMatchObject({ order: [], entryEdge: null });
  await ada.ask(`mutation { publishPost(input: { postId: "${post}" }) { post { id } } }`);
  const ordered = await change(ada, 'reorderSequence', { sequenceId: sequence, entries: [] });
  expect(ordered.order).toEqual(['Mine']);
});

it('a post is taken out, and its chapter goes on at the next one', async () => {
  const sequence = await filled();
  const entries = [{ postId: one }, { postId: two, chapterTitle: 'Hitches' }];
  await change(ada, 'reorderSequence', { sequenceId: sequence, entries });
  const removed = await change(ada, 'removePostFromSequence', {
    sequenceId: sequence,
    postId: two,
  });
  expect(removed.order).toEqual(['1', 'Hitches: 3']);
  const again = await change(ada, 'removePostFromSequence', { sequenceId: sequence, postId: two });
  expect(again.order).toEqual(removed.order);
  expect(await wrongs(database)).toEqual([]);
});

it('a chapter is saved without the order, and posts that are not named keep their places', async () => {
  const sequence = await filled();
  const { post } = (
    await ada.ask(
      'mutation { createPost(input: { title: "Hidden yet", markdown: "x" }) { post { id } } }',
    )
  ).createPost;
  const draft = { sequenceId: sequence, postId: post.id, beforePostId: two };
  await change(ada, 'addPostToSequence', draft);
  const order = (...entries: object[]) =>
    change(ada, 'reorderSequence', { sequenceId: sequence, entries });
  // Another window moved it meanwhile.
  expect((await order({ postId: three }, { postId: two }, { postId: one })).order).toEqual([
    '3',
    '2',
    '1',
  ]);
  const named = await order({ postId: one, chapterTitle: 'Knots' });
  expect(named.order).toEqual(['3', '2', 'Knots: 1']);
  await ada.ask(`mutation { publishPost(input: { postId: "${post.id}" }) { post { id } } }`);
  expect((await order()).order).toEqual(['3', 'Hidden yet', '2', 'Knots: 1']);
  expect(await wrongs(database)).toEqual([]);
});

it('an order names some posts or all, each once, with their chapters', async () => {
  const sequence = await filled();
  const order = async (...entries: object[]) =>
    change(ada, 'reorderSequence', { sequenceId: sequence, entries });
  expect((await order({ postId: three })).order).toEqual(['1', '2', '3']);
  expect((await order({ postId: three }, { postId: one })).order).toEqual(['3', '2', '1']);
  const chapters = [
    { postId: two, chapterTitle: 'A' },
    { postId: one, chapterTitle: 'B' },
  ];
  expect((await order(...chapters)).order).toEqual(['3', 'A: 2', 'B: 1']);
  expect((await order({ postId: one }, { postId: two, chapterTitle: null })).order).toEqual([
    '3',
    'B: 1',
    '2',
  ]);
  expect((await order({ postId: one }, { postId: one })).error).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.entries.1.postId',
  });
  expect((await order({ postId: await newPost('Not in it') })).error).toMatchObject({
    code: 'NOT_FOUND',
    argument: 'input.entries.0.postId',
  });
});

it('people who order at once leave an order, whichever', async () => {
  const sequence = await filled();
  const orders = [
    [one, two, three],
    [three, two, one],
    [two, three, one],
  ];
  await Promise.all(
    orders.flatMap((posts) => [
      change(ada, 'reorderSequence', {
        sequenceId: sequence,
        entries: posts.map((post) => ({ postId: post })),
      }),
      change(ada, 'removePostFromSequence', { sequenceId: sequence, postId: two }),
      change(ada, 'addPostToSequence', { sequenceId: sequence, postId: two, beforePostId: three }),
    ]),
  );
  expect(await wrongs(database)).toEqual([]);
});

it('a deleted sequence is there for its author, who brings it back', async () => {
  const sequence = await filled();
  const ask = `{ node(id: "${sequence}") { id } }`;
  const total = async () =>
    (await api.ask('{ user(username: "ada") { sequences { totalCount } } }')).user.sequences
      .totalCount;
  const before = await total();
  expect((await change(ada, 'deleteSequence', { sequenceId: sequence })).sequence.isDeleted).toBe(
    true,
  );
  expect([await api.ask(ask), await ada.ask(ask)]).toEqual([
    { node: null },
    { node: { id: sequence } },
  ]);
  expect(await total()).toBe(before - 1);
  expect((await change(ada, 'restoreSequence', { sequenceId: sequence })).order).toEqual([
    '1',
    '2',
    '3',
  ]);
  expect(await total()).toBe(before);
  expect(await wrongs(database)).toEqual([]);
});

it('posts that one does not see cannot be added, and those that are gone cannot', async () => {
  const sequence = await newSequence();
  const draft = await newPost('Draft', { publishedAt: null });
  const missing = encodeGlobalId('Post', '00000000-0000-7000-8000-000000000000');
  for (const post of [draft, missing, sequence]) {
    const { error } = await change(ada, 'addPostToSequence', {
      sequenceId: sequence,
      postId: post,
    });
    expect(error).toMatchObject({ code: 'NOT_FOUND', argument: 'input.postId' });
  }
  const { error } = await change(ada, 'addPostToSequence', {
    sequenceId: sequence,
    postId: one,
    beforePostId: two,
  });
  expect(error).toMatchObject({ code: 'NOT_FOUND', argument: 'input.beforePostId' });
  const empty = { sequenceId: sequence, postId: one, beforePostId: '' };
  expect((await change(ada, 'addPostToSequence', empty)).error).toMatchObject({
    code: 'INVALID_ID',
    argument: 'input.beforePostId',
  });
});
