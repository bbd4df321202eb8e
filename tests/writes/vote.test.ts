import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const rich = await member(api, 'rich', { karma: 600 });
const post = await seed.post({ author: ada.user });
const comment = await seed.comment({ on: post, author: ada.user });
const page = await seed.wikiPage({ author: ada.user });
await settle(database);
const onPost = encodeGlobalId('Post', post.id);
const onComment = encodeGlobalId('Comment', comment.id);

type Who = typeof ada;

const VOTE = `mutation ($input: VoteInput!) { vote(input: $input) {
  subject { ... on Post { score voteCount author { karma } }
    ... on Comment { score agreementScore author { karma } } }
  vote { axis direction strength value } } }`;

async function vote(who: Pick<Who, 'answer'>, input: Record<string, unknown>) {
  const { data, errors } = await who.answer(VOTE, {
    input: { subjectId: onPost, direction: 'UP', ...input },
  });
  return { ...data?.vote, error: errors[0]?.extensions };
}

it('a vote is cast, changed and taken back, and everything follows', async () => {
  const first = await vote(bob, {});
  expect(first).toMatchObject({
    subject: { score: 1, voteCount: 1, author: { karma: 1 } },
    vote: { axis: 'KARMA', direction: 'UP', strength: 'SMALL', value: 1 },
  });
  expect((await vote(bob, {})).subject).toEqual(first.subject);
  expect(await vote(rich, { strength: 'STRONG' })).toMatchObject({
    subject: { score: 5, voteCount: 2, author: { karma: 5 } },
    vote: { strength: 'STRONG', value: 4 },
  });
  expect(await vote(bob, { direction: 'DOWN', strength: 'STRONG' })).toMatchObject({
    subject: { score: 2, voteCount: 2, author: { karma: 2 } },
    vote: { direction: 'DOWN', strength: 'STRONG', value: -2 },
  });
  expect(await wrongs(database)).toEqual([]);
  const back = await vote(bob, { direction: 'NONE' });
  expect(back).toMatchObject({ subject: { score: 4, voteCount: 1 }, vote: null });
  expect(await vote(bob, { direction: 'NONE' })).toEqual(back);
  expect(await wrongs(database)).toEqual([]);
});

it('agreement is apart from karma, and there is none with posts', async () => {
  const karma = async () =>
    (await api.ask('{ user(username: "ada") { karma } }')).user.karma as number;
  const before = await karma();
  const agreed = { subjectId: onComment, axis: 'AGREEMENT' };
  const { subject } = await vote(rich, { ...agreed, strength: 'STRONG', direction: 'DOWN' });
  expect(subject).toEqual({ score: 0, agreementScore: -4, author: { karma: before } });
  await vote(rich, { subjectId: onComment });
  expect(await karma()).toBe(before + 1);
  expect((await vote(bob, { axis: 'AGREEMENT' })).error).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'input.axis',
  });
  expect(await wrongs(database)).toEqual([]);
});

it('one sees what one voted, in lists too, and nobody else does; who is nobody asks nothing', async () => {
  const SEE = `{ post(slug: "${post.slug}") { viewerVote { value }
    comments { nodes { viewerVote { value } agreement: viewerVote(axis: AGREEMENT) { value } } } } }`;
  expect((await rich.ask(SEE)).post).toEqual({
    viewerVote: { value: 4 },
    comments: { nodes: [{ viewerVote: { value: 1 }, agreement: { value: -4 } }] },
  });
  const nothing = {
    viewerVote: null,
    comments: { nodes: [{ viewerVote: null, agreement: null }] },
  };
  expect((await ada.ask(SEE)).post).toEqual(nothing);
  api.statements.clear();
  expect((await api.ask(SEE)).post).toEqual(nothing);
  expect(api.statements.names().filter((name) => name.startsWith('vote.'))).toEqual([]);
});

const hidden = { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } as const;

it.each<[string, () => Promise<string>, Record<string, string>]>([
  ['a post', async () => onPost, { ada: 'FORBIDDEN', bob: 'ok', moderator: 'ok' }],
  ['a comment', async () => onComment, { ada: 'FORBIDDEN', bob: 'ok', moderator: 'ok' }],
  ['a draft', () => postIn({ publishedAt: null }), draftLike()],
  ['a hidden post', () => postIn(hidden), draftLike()],
  ['a comment on a draft', () => commentIn({ publishedAt: null }), draftLike()],
  ['a deleted comment', () => commentIn({}, { deletedAt: new Date() }), draftLike()],
  [
    'a page',
    async () => encodeGlobalId('WikiPage', page.id),
    { ada: 'NOT_FOUND', bob: 'NOT_FOUND', moderator: 'NOT_FOUND' },
  ],
  [
    'nothing',
    async () => encodeGlobalId('Post', page.id),
    { ada: 'NOT_FOUND', bob: 'NOT_FOUND', moderator: 'NOT_FOUND' },
  ],
])('on %s votes who may, and `can` says so', async (_what, make, expected) => {
  const subject = await make();
  const viewers = { ada, bob, moderator, anonymous: api, reader, banned };
  const should = {
    ...expected,
    anonymous: 'UNAUTHENTICATED',
    reader: 'FORBIDDEN',
    banned: 'FORBIDDEN',
  };
  const done: Record<string, string> = {};
  const told: Record<string, string> = {};
  for (const [who, viewer] of Object.entries(viewers)) {
    const ask = `{ viewer { can(action: VOTE_CAST, subjectId: "${subject}") { isAllowed code } } }`;
    const { isAllowed, code } = (await viewer.ask(ask)).viewer.can;
    told[who] = isAllowed ? 'ok' : code;
    done[who] = String((await vote(viewer, { subjectId: subject })).error?.['code'] ?? 'ok');
  }
  expect(done).toEqual(should);
  expect(told).toEqual(should);
});

it('nobody votes on what they write with others', async () => {
  const together = await seed.post({ author: ada.user });
  await seed.coauthor(together, bob.user);
  const subject = encodeGlobalId('Post', together.id);
  const { error } = await vote(bob, { subjectId: subject });
  expect(error).toMatchObject({ code: 'FORBIDDEN', argument: 'input.subjectId' });
  const { viewer } = await bob.ask(
    `{ viewer { can(action: VOTE_CAST, subjectId: "${subject}") { isAllowed } } }`,
  );
  expect(viewer.can.isAllowed).toBe(false);
});

const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const reader = await member(api, 'reader', { scope: 'READ' });
const banned = await member(api, 'banned', { bannedUntil: new Date(Date.now() + 3_600_000) });

function draftLike() {
  return { ada: 'FORBIDDEN', bob: 'NOT_FOUND', moderator: 'FORBIDDEN' };
}

async function postIn(more: object): Promise<string> {
  return encodeGlobalId('Post', (await seed.post({ author: ada.user, more })).id);
}

async function commentIn(postIs: object, more: object = {}): Promise<string> {
  const on = await seed.post({ author: ada.user, more: postIs });
  return encodeGlobalId('Comment', (await seed.comment({ on, author: ada.user, more })).id);
}
