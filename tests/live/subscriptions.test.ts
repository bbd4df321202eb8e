import { describe, expect, it, onTestFinished } from 'vitest';
import { COMMENT_ADDED } from '../../src/domains/discussion/comment/events.ts';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { SCORE_CHANGED } from '../../src/domains/discussion/vote/events.ts';
import { WIKI_PAGE_EDITED } from '../../src/domains/wiki/edit/events.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import type { EventKind } from '../../src/live/event.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { follow } from './follow.ts';

const api = await openTestApi({ COST_LIMIT: '200' });
const { app, ask, database, seed } = api;

const COMMENTS = `subscription ($post: ID!, $since: String) {
  commentAdded(subjectId: $post, since: $since) { cursor comment { body { text } author { username } } }
}`;

function record<Happened>(kind: EventKind<Happened>, happened: Happened): Promise<void> {
  return database.transaction((tx) => recordEvent(tx, kind, happened));
}

async function following(query: string, variables: Record<string, unknown> = {}) {
  const followed = await follow(app, query, variables);
  onTestFinished(() => followed.leave());
  return followed;
}

const alice = await seed.user('alice');
const post = await seed.post({ author: alice });
const postId = encodeGlobalId('Post', post.id);

async function comment(text: string) {
  const written = await seed.comment({ on: post, author: alice, text });
  await record(COMMENT_ADDED, { commentId: written.id, placeId: post.id });
  return written;
}

it('a comment comes to those who follow its post, and to nobody else', async () => {
  const other = await seed.post({ author: alice });
  const mine = await following(COMMENTS, { post: postId });
  const theirs = await following(COMMENTS, { post: encodeGlobalId('Post', other.id) });
  expect(mine.status).toBe(200);
  expect(mine.headers.get('content-type')).toContain('text/event-stream');
  await comment('hello');
  const onOther = await seed.comment({ on: other, author: alice, text: 'over here' });
  await record(COMMENT_ADDED, { commentId: onOther.id, placeId: other.id });

  expect((await mine.next()).data.commentAdded).toMatchObject({
    comment: { body: { text: 'hello' }, author: { username: 'alice' } },
    cursor: expect.any(String),
  });
  expect((await theirs.next()).data.commentAdded.comment.body.text).toBe('over here');
});

it('a comment in the discussion of a wiki page comes to those who follow that', async () => {
  const page = await seed.wikiPage({ author: alice, title: 'Levain', text: 'A starter.' });
  const followed = await following(COMMENTS, { post: encodeGlobalId('WikiPage', page.id) });
  const written = await seed.comment({ on: page, author: alice, text: 'on the page' });
  await record(COMMENT_ADDED, { commentId: written.id, placeId: page.id });

  expect((await followed.next()).data.commentAdded.comment.body.text).toBe('on the page');
});

it('who comes back with `since` gets what was missed, once and in order, and then what is new', async () => {
  const first = await following(COMMENTS, { post: postId });
  await comment('one');
  const { cursor } = (await first.next()).data.commentAdded;
  await first.leave();
  for (const text of ['two', 'three', 'four']) await comment(text);
  const again = await following(COMMENTS, { post: postId, since: cursor });
  await comment('five');
  const texts = [];
  for (let count = 0; count < 4; count += 1) {
    texts.push((await again.next()).data.commentAdded.comment.body.text);
  }
  expect(texts).toEqual(['two', 'three', 'four', 'five']);
});

it('a comment comes with its edge and the present counts of its post', async () => {
  const query = `subscription ($post: ID!) { commentAdded(subjectId: $post) {
    comment { post { comments(first: 1) { totalCount } } } commentEdge(orderBy: OLDEST) { cursor node { id } } } }`;
  const quiet = await seed.post({ author: alice });
  const followed = await following(query, { post: encodeGlobalId('Post', quiet.id) });
  for (const totalCount of [1, 2]) {
    const { id } = await seed.comment({ on: quiet, author: alice, text: 'hello' });
    await record(COMMENT_ADDED, { commentId: id, placeId: quiet.id });
    const list = `{ node(id: "${encodeGlobalId('Post', quiet.id)}") { ... on Post {
      comments(orderBy: OLDEST, last: 1) { edges { cursor node { id } } } } } }`;
    const { edges } = (await ask(list)).node.comments;
    const event = await followed.next();
    expect(event.errors).toBeUndefined();
    expect(event.data.commentAdded).toEqual({
      comment: { post: { comments: { totalCount } } },
      commentEdge: edges[0],
    });
  }
});

it('what the subscriber may not see is passed over', async () => {
  const query = 'subscription { postPublished { post { slug } } }';
  const followed = await following(query);
  const draft = await seed.post({ author: alice, more: { publishedAt: null } });
  const shown = await seed.post({ author: alice });
  await record(POST_PUBLISHED, { postId: draft.id });
  await record(POST_PUBLISHED, { postId: shown.id });

  expect((await followed.next()).data.postPublished.post.slug).toBe(shown.slug);
});

it('a wiki page tells of its versions', async () => {
  const page = await seed.wikiPage({ author: alice });
  const query = `subscription ($page: ID!) {
    wikiPageEdited(pageId: $page) { contribution { version page { slug } } }
  }`;
  const followed = await following(query, { page: encodeGlobalId('WikiPage', page.id) });
  const revisionId = page.currentRevisionId ?? '';
  await record(WIKI_PAGE_EDITED, { wikiPageId: page.id, revisionId });

  expect((await followed.next()).data.wikiPageEdited.contribution).toEqual({
    version: 1,
    page: { slug: page.slug },
  });
});

it('a score is read afresh for each event', async () => {
  const query = `subscription ($subject: ID!) {
    scoreChanged(subjectId: $subject) { subject { ... on Post { score } ... on Comment { score } } }
  }`;
  const followed = await following(query, { subject: postId });
  const scores = [];
  for (const score of [3, 4]) {
    await database.prisma.post.update({ where: { id: post.id }, data: { score } });
    await record(SCORE_CHANGED, { subject: { kind: 'Post', id: post.id }, placeId: post.id });
    scores.push((await followed.next()).data.scoreChanged.subject.score);
  }
  expect(scores).toEqual([3, 4]);
});

describe('scoreChanged', () => {
  const SCORES = `subscription ($subject: ID!, $since: String) {
    scoreChanged(subjectId: $subject, since: $since) { cursor subject { id score } }
  }`;

  let voters = 0;

  async function follower(kind: 'Post' | 'WikiPage' | 'Comment', { id }: { readonly id: string }) {
    const followed = await following(SCORES, { subject: encodeGlobalId(kind, id) });
    return async () => (await followed.next()).data.scoreChanged.subject;
  }

  async function vote(kind: 'Post' | 'Comment', { id }: { readonly id: string }) {
    const subject = encodeGlobalId(kind, id);
    voters += 1;
    const voter = await member(api, `voter-${voters}`);
    const { vote } = await voter.ask(
      `mutation { vote(input: { subjectId: "${subject}", direction: UP }) {
        subject { id score } userErrors { message } } }`,
    );
    expect(vote.userErrors).toEqual([]);
    return vote.subject;
  }
  it('delivers the scores of a thread: the post and its comments', async () => {
    const [thread, other] = [
      await seed.post({ author: alice }),
      await seed.post({ author: alice }),
    ];
    const comment = await seed.comment({ on: thread, author: alice, text: 'in the thread' });
    const elsewhere = await seed.comment({ on: other, author: alice, text: 'elsewhere' });
    const next = await follower('Post', thread);
    await vote('Post', other);
    await vote('Comment', elsewhere);
    const voted = [await vote('Comment', comment), await vote('Post', thread)];
    expect([await next(), await next()]).toEqual(voted);
    expect(voted.map(({ score }) => score)).toEqual([1, 1]);
  });

  it('delivers those of one comment alone', async () => {
    const thread = await seed.post({ author: alice });
    const [one, two] = [
      await seed.comment({ on: thread, author: alice, text: 'one' }),
      await seed.comment({ on: thread, author: alice, text: 'two' }),
    ];
    const next = await follower('Comment', two);
    await vote('Comment', one);
    await vote('Post', thread);
    const voted = await vote('Comment', two);
    expect(await next()).toEqual(voted);
  });

  it('delivers those of the discussion of a wiki page', async () => {
    const page = await seed.wikiPage({ author: alice, title: 'Sourdough' });
    const comment = await seed.comment({ on: page, author: alice, text: 'on the page' });
    const next = await follower('WikiPage', page);
    const voted = await vote('Comment', comment);
    expect(await next()).toEqual(voted);
  });
});

it('what is rolled back is told to nobody', async () => {
  const followed = await following(COMMENTS, { post: postId });
  const written = await seed.comment({ on: post, author: alice, text: 'never told' });
  await database
    .transaction(async (tx) => {
      await recordEvent(tx, COMMENT_ADDED, { commentId: written.id, placeId: post.id });
      throw new Error('changed my mind');
    })
    .catch(() => {});
  await comment('told');

  expect((await followed.next()).data.commentAdded.comment.body.text).toBe('told');
});

it.each([
  [
    'a post that is nowhere',
    { post: encodeGlobalId('Post', alice.id) },
    'NOT_FOUND',
    'subjectId',
    /^Nothing with this id exists, or you may not see it\.$/,
  ],
  [
    'something that is no post',
    { post: encodeGlobalId('User', alice.id) },
    'NOT_FOUND',
    'subjectId',
    /one of these: Post, WikiPage\.$/,
  ],
  ['no id', { post: 'nonsense' }, 'INVALID_ID', 'subjectId', /not valid/],
  [
    'no cursor',
    { post: postId, since: 'nonsense' },
    'INVALID_CURSOR',
    'since',
    /not the cursor of an event/,
  ],
])('%s is refused by name', async (_what, variables, code, argument, message) => {
  const { errors } = await (await following(COMMENTS, variables)).next();
  expect(errors[0].extensions).toMatchObject({ code, argument });
  expect(errors[0].message).toMatch(message);
});

it('the limits of queries hold: cost, input, document', async () => {
  const codes = [];
  for (const [query, variables] of [
    [
      'subscription { postPublished { post { comments(first: 100) { nodes { author { posts(first: 100) { nodes { id } } } } } } } }',
      {},
    ],
    [COMMENTS, { post: 'a\0b' }],
    [
      `subscription { postPublished { ${'post { author { posts { nodes { '.repeat(5)} id ${'} } } }'.repeat(5)} } }`,
      {},
    ],
  ] as const) {
    const { errors } = await (await following(query, variables)).next();
    codes.push(errors[0].extensions.code);
  }
  expect(codes).toEqual(['COST_LIMIT_EXCEEDED', 'BAD_USER_INPUT', 'DOCUMENT_LIMIT_EXCEEDED']);
});
