import { beforeAll, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi();
const { seed, database, statements } = api;
const ada = await member(api, 'ada');
const viewers = {
  anonymous: api,
  author: ada,
  stranger: await member(api, 'bob'),
  moderator: await member(api, 'dora', { role: 'MODERATOR' }),
};
const post = await seed.post({ author: ada.user });
const comment = await seed.comment({ on: post, author: ada.user, text: 'First' });
const answered = await seed.comment({ on: post, author: ada.user, text: 'Before' });
await seed.comment({ on: post, parent: answered });
await settle(database);

const edit = (target: { id: string }, markdown: string) =>
  ada.ask(
    `mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }`,
    { input: { commentId: encodeGlobalId('Comment', target.id), markdown } },
  );

const REVISIONS = 'revisions { totalCount nodes { id version createdAt body { markdown html } } }';
const read = async (who: keyof typeof viewers, target: { id: string }) =>
  (
    await viewers[who].ask(
      `query ($id: ID!) { node(id: $id) { ... on Comment { createdAt editedAt body { markdown } ${REVISIONS} } } }`,
      { id: encodeGlobalId('Comment', target.id) },
    )
  ).node;
const texts = async (who: keyof typeof viewers, target: { id: string }) =>
  (await read(who, target))?.revisions.nodes.map(
    ({ body }: { body: { markdown: string } }) => body.markdown,
  );

let second: string;

beforeAll(async () => {
  await edit(comment, 'Second');
  second = (await read('author', comment)).editedAt;
  await edit(comment, 'Second');
  await edit(comment, 'Third');
});

it('has each text that an edit replaced, newest first, with its time', async () => {
  const { body, createdAt, revisions } = await read('anonymous', comment);
  expect(body.markdown).toBe('Third');
  expect(revisions).toMatchObject({
    totalCount: 2,
    nodes: [
      { version: 2, body: { markdown: 'Second', html: '<p>Second</p>\n' } },
      { version: 1, createdAt, body: { markdown: 'First' } },
    ],
  });
  // The second edit changed nothing, but it is the latest one that wrote this text.
  expect(Date.parse(revisions.nodes[0].createdAt)).toBeGreaterThanOrEqual(Date.parse(second));
  expect(await wrongs(database)).toEqual([]);
});

const DIFFS =
  'revisions { nodes { version diff { html charsAdded charsRemoved hunks { kind text } } } }';
const diffs = async () =>
  (
    await api.ask(`query ($id: ID!) { node(id: $id) { ... on Comment { ${DIFFS} } } }`, {
      id: encodeGlobalId('Comment', comment.id),
    })
  ).node.revisions.nodes;

it('says what each edit changed, the newest one too', async () => {
  expect(await diffs()).toEqual([
    {
      version: 2,
      diff: {
        html: '<p><del>Second</del><ins>Third</ins></p>\n',
        charsAdded: 5,
        charsRemoved: 6,
        hunks: [
          { kind: 'DELETE', text: 'Second' },
          { kind: 'INSERT', text: 'Third' },
        ],
      },
    },
    {
      version: 1,
      diff: {
        html: '<p><del>First</del><ins>Second</ins></p>\n',
        charsAdded: 6,
        charsRemoved: 5,
        hunks: [
          { kind: 'DELETE', text: 'First' },
          { kind: 'INSERT', text: 'Second' },
        ],
      },
    },
  ]);
});

it('says what the newest edit changed also when another edit came since', async () => {
  await edit(comment, 'Fourth');
  const [newest, before] = await diffs();
  expect(newest.diff.html).toContain('<ins>Fourth</ins>');
  expect(before.diff.html).toContain('<ins>Third</ins>');
  await edit(comment, 'Fifth');
  const [, fourth] = await diffs();
  expect(fourth.diff.html).toContain('<ins>Fourth</ins>');
});

it('is empty for a comment that nobody edited', async () => {
  expect(await texts('anonymous', answered)).toEqual([]);
});

it('costs an edit one statement, and a thread one for all its comments', async () => {
  statements.clear();
  await api.ask(`{ comments { nodes { ${REVISIONS.replace('totalCount ', '')} } } }`);
  expect(statements.names()).toEqual(['comment.all', 'commentRevision.byComment']);
  expect(statements.roundTrips()).toBe(1);
});

it('is for those alone who may read the comment', async () => {
  await edit(answered, 'After');
  const id = (await read('author', answered)).revisions.nodes[0].id;
  const find = async (who: keyof typeof viewers) =>
    (await viewers[who].ask('query ($id: ID!) { node(id: $id) { id } }', { id })).node;
  for (const who of ['anonymous', 'stranger', 'author', 'moderator'] as const) {
    expect(await texts(who, answered)).toEqual(['Before']);
    expect(await find(who)).toEqual({ id });
  }
  // It has an answer, so a tombstone stays.
  await database.prisma.comment.update({
    where: { id: answered.id },
    data: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' },
  });
  for (const who of ['anonymous', 'stranger'] as const) {
    expect(await texts(who, answered)).toEqual([]);
    expect(await find(who)).toBeNull();
  }
  for (const who of ['author', 'moderator'] as const) {
    expect(await texts(who, answered)).toEqual(['Before']);
    expect(await find(who)).toEqual({ id });
  }
});

it('has no text that was replaced while the comment was hidden', async () => {
  await edit(answered, 'Mended');
  await database.prisma.comment.update({
    where: { id: answered.id },
    data: { hiddenAt: null, hiddenWhy: null },
  });
  expect(await texts('anonymous', answered)).toEqual(['Before']);
  expect((await read('anonymous', answered)).body.markdown).toBe('Mended');
});

it('goes with its post', async () => {
  await database.prisma.post.update({
    where: { id: post.id },
    data: { deletedAt: new Date() },
  });
  const { id } = await database.prisma.commentRevision.findFirstOrThrow();
  const ask = 'query ($id: ID!) { node(id: $id) { id } }';
  const { node } = await api.ask(ask, { id: encodeGlobalId('CommentRevision', id) });
  expect(node).toBeNull();
});
