import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const question = await seed.post({ author: ada.user, title: 'Why?', more: { kind: 'QUESTION' } });
const page = await seed.wikiPage({ author: ada.user, title: 'Knots' });
await settle(database);
const on = encodeGlobalId('Post', question.id);

const CREATE = `mutation ($input: CreateCommentInput!) { createComment(input: $input) {
  clientMutationId comment { id depth isAnswer body { html } author { username } post { commentCount } }
  commentEdge { cursor node { id } } } }`;

type Who = typeof ada;

async function write(who: Who, input: Record<string, unknown>) {
  return (await who.ask(CREATE, { input: { subjectId: on, ...input } })).createComment;
}

async function change(who: Who, name: string, input: Record<string, unknown>) {
  const { data, errors } = await who.answer(
    `mutation { ${name}(input: { ${Object.entries(input)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join(', ')} }) { comment { id editedAt isDeleted isRetracted isPinned isAccepted replyCount
        descendantCount body { text } post { commentCount } linkedFrom { totalCount } } } }`,
  );
  return { comment: data?.[name]?.comment, code: errors[0]?.extensions['code'], errors };
}

it('a comment is written, rendered, counted, and answered with its edge', async () => {
  const made = await write(ada, { markdown: '**Bold**', clientMutationId: 'one' });
  expect(made).toMatchObject({
    clientMutationId: 'one',
    comment: {
      depth: 0,
      isAnswer: false,
      body: { html: expect.stringContaining('<strong>Bold</strong>') },
      author: { username: 'ada' },
      post: { commentCount: 1 },
    },
  });
  expect(made.commentEdge.node.id).toBe(made.comment.id);
  const after = await ada.ask(
    `{ post(slug: "${question.slug}") { comments(after: "${made.commentEdge.cursor}") { totalCount nodes { id } } } }`,
  );
  expect(after.post.comments).toEqual({ totalCount: 1, nodes: [] });
  expect(await wrongs(database)).toEqual([]);
});

it('saving the same text again does not mark a comment as edited', async () => {
  const { comment } = await write(ada, { markdown: 'As it is' });
  const edit = (markdown: string) =>
    change(ada, 'editComment', { commentId: comment.id, markdown });
  expect((await edit('As it is')).comment.editedAt).toBeNull();
  const { editedAt } = (await edit('As it was')).comment;
  expect(editedAt).not.toBeNull();
  expect((await edit('As it was')).comment.editedAt).toBe(editedAt);
});

it('`@name` leads to whoever is called so, or was; who is not here is a word', async () => {
  await seed.user('cleo', { formerUsernames: ['cleopatra'] });
  const { comment } = await write(ada, { markdown: '@bob, @Cleopatra and @nobody: look' });
  expect(comment.body.html).toMatch(/<a href="\/users\/bob"[^>]*>@bob<\/a>,/);
  expect(comment.body.html).toMatch(
    /<a href="\/users\/cleopatra"[^>]*>@Cleopatra<\/a> and @nobody/,
  );
});

it('a thread grows downwards, shrinks to tombstones, and comes back', async () => {
  const top = (await write(ada, { markdown: 'Top' })).comment.id;
  const middle = (await write(bob, { markdown: 'Middle', subjectId: top })).comment.id;
  const leaf = (await write(ada, { markdown: 'Leaf', subjectId: middle })).comment;
  expect(leaf.depth).toBe(2);
  const listed = async () => {
    const counted = await api.ask(
      `{ node(id: "${on}") { ... on Post { commentCount comments { totalCount nodes { id } } } } }`,
    );
    const { commentCount, comments } = counted.node;
    expect(comments.nodes).toHaveLength(commentCount);
    expect(comments.totalCount).toBe(commentCount);
    return commentCount;
  };
  const before = await listed();
  expect((await change(ada, 'deleteComment', { commentId: top })).comment.isDeleted).toBe(true);
  expect((await change(bob, 'deleteComment', { commentId: middle })).comment.replyCount).toBe(1);
  expect(await listed()).toBe(before);
  expect(await wrongs(database)).toEqual([]);
  await change(ada, 'deleteComment', { commentId: leaf.id });
  expect(await listed()).toBe(before - 3);
  expect(await wrongs(database)).toEqual([]);
  expect((await api.ask(`{ node(id: "${top}") { id } }`)).node).toBeNull();
  expect((await ada.ask(`{ node(id: "${top}") { id } }`)).node).toEqual({ id: top });
  const restored = await change(ada, 'restoreComment', { commentId: leaf.id });
  expect(restored.comment.body.text).toBe('Leaf');
  expect(await listed()).toBe(before);
  await change(bob, 'restoreComment', { commentId: middle });
  expect(await listed()).toBe(before);
  expect(await wrongs(database)).toEqual([]);
});

it('a comment is edited, retracted and pinned by its author, and says so', async () => {
  const { id } = (await write(ada, { markdown: 'Teh' })).comment;
  const edited = await change(ada, 'editComment', { commentId: id, markdown: 'The' });
  expect(edited.comment).toMatchObject({ body: { text: 'The' }, editedAt: expect.any(String) });
  expect((await change(ada, 'retractComment', { commentId: id })).comment.isRetracted).toBe(true);
  expect((await change(ada, 'pinComment', { commentId: id })).comment.isPinned).toBe(true);
  const unpinned = await change(ada, 'pinComment', { commentId: id, isPinned: false });
  expect(unpinned.comment.isPinned).toBe(false);
});

it('who asked accepts an answer, and nobody else', async () => {
  const { id } = (await write(bob, { markdown: 'Because', isAnswer: true })).comment;
  expect((await change(bob, 'acceptAnswer', { commentId: id })).code).toBe('FORBIDDEN');
  expect((await change(ada, 'acceptAnswer', { commentId: id })).comment.isAccepted).toBe(true);
  const off = await change(ada, 'acceptAnswer', { commentId: id, isAccepted: false });
  expect(off.comment.isAccepted).toBe(false);
});

it('returns the answer that another one replaces', async () => {
  const [first, second] = [
    await write(bob, { markdown: 'Because', isAnswer: true }),
    await write(bob, { markdown: 'No, because', isAnswer: true }),
  ].map(({ comment }) => comment.id);
  const accept = async (commentId: string) =>
    (
      await ada.ask(
        `mutation ($input: AcceptAnswerInput!) { acceptAnswer(input: $input) {
          comment { id isAccepted } replacedAnswer { id isAccepted } } }`,
        { input: { commentId } },
      )
    ).acceptAnswer;
  expect(await accept(first)).toEqual({
    comment: { id: first, isAccepted: true },
    replacedAnswer: null,
  });
  expect(await accept(second)).toEqual({
    comment: { id: second, isAccepted: true },
    replacedAnswer: { id: first, isAccepted: false },
  });
  expect((await accept(second)).replacedAnswer).toBeNull();
});

it('what a comment links to knows of it, as long as it does', async () => {
  const links = async () =>
    (
      await api.ask(`{ wikiPage(slug: "knots") { linkedFrom { nodes {
    source { ... on Comment { id } } } } } }`)
    ).wikiPage.linkedFrom.nodes;
  const markdown = `See [knots](/wiki/${page.slug}).`;
  const { id } = (await write(ada, { markdown })).comment;
  expect(await links()).toEqual([{ source: { id } }]);
  await change(ada, 'editComment', {
    commentId: id,
    markdown: `Still [knots](/wiki/${page.slug})`,
  });
  expect(await links()).toHaveLength(1);
  await change(ada, 'editComment', { commentId: id, markdown: `[Why?](/posts/${question.slug})` });
  expect(await links()).toEqual([]);
  expect(await database.prisma.link.count({ where: { targetPostId: question.id } })).toBe(1);
  await change(ada, 'editComment', { commentId: id, markdown: 'No more' });
  expect(await database.prisma.link.count({ where: { targetPostId: question.id } })).toBe(0);
});

it('a create that comes again makes nothing, unless its input is another', async () => {
  const input = { markdown: 'Once', idempotencyKey: 'k1' };
  const [first, second] = await Promise.all([write(ada, input), write(ada, input)]);
  expect(second.comment.id).toBe(first.comment.id);
  const other = await ada.answer(CREATE, { input: { subjectId: on, ...input, markdown: 'Twice' } });
  expect(other.errors[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.idempotencyKey',
  });
  const bobs = await write(bob, input);
  expect(bobs.comment.id).not.toBe(first.comment.id);
});

it('a key is forgotten after a day', async () => {
  const [first, other] = [
    await write(ada, { markdown: 'Today', idempotencyKey: 'daily' }),
    await write(ada, { markdown: 'Another', idempotencyKey: 'other' }),
  ];
  await database.prisma.idempotencyKey.updateMany({
    data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  const second = await write(ada, { markdown: 'Tomorrow', idempotencyKey: 'daily' });
  expect([first.comment.id, other.comment.id]).not.toContain(second.comment.id);
  const again = await write(ada, { markdown: 'Tomorrow', idempotencyKey: 'daily' });
  expect(again.comment.id).toBe(second.comment.id);
  const keys = await database.prisma.idempotencyKey.findMany({ where: { userId: ada.user.id } });
  expect(keys.map(({ key }) => key)).toEqual(['daily']);
});

it('wrong input is told of by the name of the argument', async () => {
  const refused = async (input: Record<string, unknown>) =>
    (await ada.answer(CREATE, { input: { subjectId: on, markdown: 'x', ...input } })).errors[0]
      ?.extensions;
  expect(await refused({ markdown: ' ' })).toMatchObject({ argument: 'input.markdown' });
  expect(await refused({ subjectId: 'x' })).toMatchObject({
    code: 'INVALID_ID',
    argument: 'input.subjectId',
  });
  const onPage = { subjectId: encodeGlobalId('WikiPage', page.id), isAnswer: true };
  expect(await refused(onPage)).toMatchObject({ argument: 'input.isAnswer' });
});

it('who wrote sixty things in ten minutes waits a little', async () => {
  const eve = await member(api, 'eve');
  const data = { userId: eve.user.id, actionClass: 'create', windowStart: new Date(), used: 60 };
  await database.prisma.rateLimit.create({ data });
  const { errors } = await eve.answer(CREATE, { input: { subjectId: on, markdown: 'x' } });
  expect(errors[0]?.extensions['code']).toBe('RATE_LIMITED');
  await database.prisma.rateLimit.updateMany({ data: { windowStart: new Date(0) } });
  expect((await write(eve, { markdown: 'x' })).comment.depth).toBe(0);
});

it('people who write at once into one thread leave its counters right', async () => {
  const { id } = (await write(ada, { markdown: 'Busy' })).comment;
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      write(index % 2 ? ada : bob, { markdown: `No. ${index}`, subjectId: id }),
    ),
  );
  await Promise.all(
    replies.map(({ comment }, index) =>
      change(index % 2 ? ada : bob, 'deleteComment', { commentId: comment.id }),
    ),
  );
  expect(await wrongs(database)).toEqual([]);
});

describe('what changes before the transaction of a write begins', () => {
  /** Runs an operation of ada on a server where `change` happens between its first check and its transaction. */
  async function sendDuring(change: () => Promise<unknown>, mutation: string) {
    let isDone = false;
    const transaction: typeof database.transaction = async (work) => {
      if (!isDone) await change();
      isDone = true;
      return database.transaction(work);
    };
    const { data, errors } = await serveTest({ ...database, transaction })
      .as(ada.token)
      .answer(`mutation { ${mutation} { comment { id } } }`);
    expect(isDone).toBe(true);
    expect(Object.values(data)).toEqual([{ comment: null }]);
    return errors[0]?.message;
  }

  const create = (subjectId: string) =>
    `createComment(input: { subjectId: "${subjectId}", markdown: "Late" })`;

  it('refuses a comment on a post that was locked or hidden', async () => {
    const post = await seed.post({ author: bob.user, title: 'Soon gone' });
    const id = encodeGlobalId('Post', post.id);
    const set = (data: object) => () =>
      database.prisma.post.update({ where: { id: post.id }, data });
    expect(await sendDuring(set({ lockedAt: new Date() }), create(id))).toBe(
      'This post is locked.',
    );
    await set({ lockedAt: null })();
    expect(await sendDuring(set({ hiddenAt: new Date(), hiddenWhy: 'HIDDEN' }), create(id))).toBe(
      'This post is hidden.',
    );
  });

  it('refuses to edit a comment on a post that was locked', async () => {
    const post = await seed.post({ author: bob.user, title: 'Soon locked' });
    const comment = await seed.comment({ author: ada.user, on: post });
    const lock = () =>
      database.prisma.post.update({ where: { id: post.id }, data: { lockedAt: new Date() } });
    const id = encodeGlobalId('Comment', comment.id);
    expect(
      await sendDuring(lock, `editComment(input: { commentId: "${id}", markdown: "Late" })`),
    ).toBe('This post is locked.');
  });

  it('shows no difference between a comment that was hidden and one that was deleted', async () => {
    const answer = { author: bob.user, on: question, more: { isAnswer: true } };
    const hidden = await seed.comment(answer);
    const deleted = await seed.comment(answer);
    const set = (id: string, data: object) => () =>
      database.prisma.comment.update({ where: { id }, data });
    const changes = [
      [hidden.id, { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' }],
      [deleted.id, { deletedAt: new Date() }],
    ] as const;
    for (const [id, data] of changes) {
      const named = encodeGlobalId('Comment', id);
      for (const mutation of [`acceptAnswer(input: { commentId: "${named}" })`, create(named)]) {
        const message = await sendDuring(set(id, data), mutation);
        expect(message).toBe('This comment is deleted.');
        await set(id, { hiddenAt: null, hiddenWhy: null, deletedAt: null })();
      }
    }
  });
});
