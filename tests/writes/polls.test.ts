import { setTimeout as wait } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { describe, expect, it, onTestFinished } from 'vitest';
import { POLL_CHANGED } from '../../src/domains/discussion/poll/events.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { follow } from '../live/follow.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database, statements } = api;
const { prisma } = database;

const writer = await member(api, 'writer');
const coauthor = await member(api, 'coauthor');
const stranger = await member(api, 'stranger');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const reader = await member(api, 'reader', { scope: 'READ' });

const RESULTS =
  'question options { number text voteCount viewerHasChosen } voterCount viewerHasVoted isClosed';
const SOON = '2999-01-01T00:00:00.000Z';

type Writer = Pick<Member, 'answer'>;

async function newPost(more = {}) {
  const post = await seed.post({ author: writer.user, more });
  await seed.coauthor(post, coauthor.user);
  return { ...post, globalId: encodeGlobalId('Post', post.id) };
}

async function newPoll(postMore = {}, more = {}): Promise<string> {
  const poll = await seed.poll({ on: await newPost(postMore), more });
  return encodeGlobalId('Poll', poll.id);
}

async function add(who: Writer, input: object) {
  const { data, errors } = await who.answer(
    `mutation ($input: AddPollInput!) {
      addPoll(input: $input) {
        post { poll { id ${RESULTS} maxChoices closesAt } } userErrors { code message path }
      }
    }`,
    { input: { question: 'Which?', options: ['This', 'That'], ...input } },
  );
  return { poll: data?.addPoll?.post?.poll, userErrors: data?.addPoll?.userErrors, errors };
}

async function vote(who: Writer, pollId: string, options: readonly number[]) {
  const { data, errors } = await who.answer(
    `mutation ($input: VotePollInput!) {
      votePoll(input: $input) { poll { ${RESULTS} } userErrors { code message path } }
    }`,
    { input: { pollId, options } },
  );
  return { poll: data?.votePoll?.poll, userErrors: data?.votePoll?.userErrors, errors };
}

const counts = (poll: { options: { voteCount: number }[] }) =>
  poll.options.map(({ voteCount }) => voteCount);

describe('a poll', () => {
  it('is added to a post by its authors, once', async () => {
    const { globalId: postId } = await newPost();
    const first = await add(coauthor, { postId, maxChoices: 2, closesAt: SOON });
    expect(first.poll).toMatchObject({
      ...{ question: 'Which?', voterCount: 0, maxChoices: 2, closesAt: SOON, isClosed: false },
      options: [
        { number: 1, text: 'This', voteCount: 0, viewerHasChosen: false },
        { number: 2, text: 'That', voteCount: 0, viewerHasChosen: false },
      ],
    });
    const second = await add(writer, { postId });
    expect(second.userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'postId'] },
    ]);
  });

  it('is refused with all of its problems at once', async () => {
    const { globalId: postId } = await newPost();
    const { userErrors } = await add(writer, {
      ...{ postId, question: ' \u00a0 ', options: ['Same', ' Same '], maxChoices: 3 },
      closesAt: '2001-01-01T00:00:00Z',
    });
    expect(userErrors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.question',
      'input.options.1',
      'input.maxChoices',
      'input.closesAt',
    ]);
    const few = await add(writer, { postId, options: ['One'] });
    expect(few.userErrors[0].message).toBe('A poll has 2 to 20 options, not 1.');
    const none = await add(writer, { postId, options: [] });
    expect(none.userErrors).toMatchObject([{ path: ['input', 'options'] }]);
    const many = await add(writer, { postId, options: Array.from({ length: 21 }, String) });
    expect(many.userErrors[0].message).toBe('A poll has 2 to 20 options, not 21.');
    const long = await add(writer, { postId, options: ['x'.repeat(201), 'y'] });
    expect(long.userErrors[0].path).toEqual(['input', 'options', '0']);
  });

  it('counts each user once, however often they change their mind', async () => {
    const pollId = await newPoll({}, { maxChoices: 2 });
    expect(counts((await vote(writer, pollId, [1, 3, 3])).poll)).toEqual([1, 0, 1]);
    expect(counts((await vote(stranger, pollId, [3])).poll)).toEqual([1, 0, 2]);
    const { poll } = await vote(writer, pollId, [2]);
    expect(poll).toMatchObject({ voterCount: 2, viewerHasVoted: true });
    expect(counts(poll)).toEqual([0, 1, 1]);
    expect(poll.options.map((o: { viewerHasChosen: boolean }) => o.viewerHasChosen)).toEqual([
      false,
      true,
      false,
    ]);
    const { poll: withdrawn } = await vote(writer, pollId, []);
    expect(withdrawn).toMatchObject({ voterCount: 1, viewerHasVoted: false });
    expect(counts(withdrawn)).toEqual([0, 0, 1]);
    expect(counts((await vote(writer, pollId, [])).poll)).toEqual([0, 0, 1]);
    expect(await wrongs(database)).toEqual([]);
  });

  it('refuses options that it does not have, and too many', async () => {
    const pollId = await newPoll();
    for (const options of [[0], [4], [-1], [1, 2]]) {
      const { userErrors } = await vote(stranger, pollId, options);
      expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'options'] }]);
    }
    const { poll } = await vote(stranger, pollId, [2]);
    expect(poll.voterCount).toBe(1);
  });

  it('keeps the votes of many at the same time', async () => {
    const pollId = await newPoll();
    const voters = await Promise.all(
      Array.from({ length: 12 }, (_, index) => member(api, `voter${index}`)),
    );
    await Promise.all(
      voters.flatMap((voter, index) => [
        vote(voter, pollId, [1 + (index % 3)]),
        vote(voter, pollId, [1 + ((index + 1) % 3)]),
      ]),
    );
    const { poll } = await vote(writer, pollId, []);
    expect(poll.voterCount).toBe(12);
    expect(counts(poll).reduce((sum, count) => sum + count)).toBe(12);
    expect(await wrongs(database)).toEqual([]);
  });

  it('ends at its time, or when its author closes it', async () => {
    const over = await newPoll({}, { closesAt: new Date('2026-01-01') });
    const late = await vote(stranger, over, [1]);
    expect(late.userErrors).toMatchObject([
      { code: 'FORBIDDEN', message: 'The voting in this poll has ended.' },
    ]);
    const pollId = await newPoll();
    await vote(stranger, pollId, [1]);
    const close =
      'mutation ($id: ID!) { closePoll(input: { pollId: $id }) { poll { isClosed closesAt } } }';
    const closed = await writer.answer(close, { id: pollId });
    expect(closed.data?.closePoll.poll.isClosed).toBe(true);
    const again = await writer.answer(close, { id: pollId });
    expect(again.data?.closePoll.poll).toEqual(closed.data?.closePoll.poll);
    expect((await vote(stranger, pollId, [])).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('that was replaced takes no votes that were meant for it', async () => {
    const post = await newPost();
    const { poll } = await add(writer, { postId: post.globalId });
    const remove = `mutation ($id: ID!) { removePoll(input: { pollId: $id }) { post { poll { id } } } }`;
    const removed = await writer.answer(remove, { id: poll.id });
    expect(removed.data?.removePoll.post).toEqual({ poll: null });
    await add(writer, { postId: post.globalId, options: ['Others', 'than before'] });
    const { errors } = await vote(stranger, poll.id, [1]);
    expect(errors[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  it('that is removed while others vote is not found, and nothing worse', async () => {
    for (let round = 0; round < 5; round += 1) {
      const pollId = await newPoll();
      const remove = 'mutation ($id: ID!) { removePoll(input: { pollId: $id }) { post { id } } }';
      const votes = [stranger, moderator, coauthor, writer].map((who) => vote(who, pollId, [1]));
      const [, ...answers] = await Promise.all([writer.answer(remove, { id: pollId }), ...votes]);
      const codes = answers.flatMap(({ errors }) =>
        errors.map(({ extensions }) => extensions['code']),
      );
      expect(codes.filter((code) => code !== 'NOT_FOUND')).toEqual([]);
    }
  });

  it('shows what somebody chose to nobody else', async () => {
    const pollId = await newPoll();
    await vote(stranger, pollId, [2]);
    const query = `query ($id: ID!) { node(id: $id) { ... on Poll { ${RESULTS} } } }`;
    for (const who of [api, writer, moderator]) {
      const { data } = await who.answer(query, { id: pollId });
      expect(data?.node).toMatchObject({ voterCount: 1, viewerHasVoted: false });
      expect(JSON.stringify(data)).not.toContain('"viewerHasChosen":true');
    }
    const { data } = await stranger.answer(query, { id: pollId });
    expect(data?.node.options[1]).toMatchObject({ number: 2, viewerHasChosen: true });
  });

  it('is as hidden as its post', async () => {
    const hidden = { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' };
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const more of [hidden, { publishedAt: null }, { deletedAt: new Date() }]) {
      const id = await newPoll(more);
      for (const who of [api, stranger]) {
        expect((await who.answer(query, { id })).data?.node).toBeNull();
      }
      expect((await vote(stranger, id, [1])).errors[0]?.extensions['code']).toBe('NOT_FOUND');
      expect((await moderator.answer(query, { id })).data?.node).toEqual({ id });
      expect((await vote(moderator, id, [1])).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });

  it.each([
    ['closePoll', 'poll { id }'],
    ['removePoll', 'post { id }'],
  ])('%s is for the authors of the post', async (name, payload) => {
    for (const [who, code] of [
      [api, 'UNAUTHENTICATED'],
      [reader, 'FORBIDDEN'],
      [stranger, 'FORBIDDEN'],
      [moderator, 'FORBIDDEN'],
      [writer, undefined],
      [coauthor, undefined],
    ] as const) {
      const { data, errors } = await who.answer(
        `mutation ($id: ID!) {
          done: ${name}(input: { pollId: $id }) { ${payload} userErrors { code } }
        }`,
        { id: await newPoll() },
      );
      const found = errors[0]?.extensions['code'] ?? data?.done?.userErrors[0]?.code;
      expect([name, found]).toEqual([name, code]);
    }
  });

  it('on a post that waits for review makes it wait from then on', async () => {
    const heldAt = new Date('2026-01-01T00:00:00Z');
    const post = await newPost({ hiddenAt: heldAt, hiddenWhy: 'HELD' });
    await add(writer, { postId: post.globalId });
    const after = await prisma.post.findUniqueOrThrow({ where: { id: post.id } });
    expect(after.hiddenAt?.getTime()).toBeGreaterThan(heldAt.getTime());
  });

  it('is read with its post, in the same round trip', async () => {
    const post = await newPost();
    await seed.poll({ on: post });
    statements.clear();
    await stranger.answer(`{ post(slug: "${post.slug}") { poll { ${RESULTS} } } }`);
    const withPoll = statements.roundTrips();
    statements.clear();
    await stranger.answer(`{ post(slug: "${post.slug}") { title } }`);
    expect(withPoll).toBe(statements.roundTrips());
  });

  it('is counted again by doctor', async () => {
    const pollId = await newPoll();
    await vote(stranger, pollId, [2]);
    await database.execute(
      'test.spoil',
      sql`update polls set voter_count = 0, vote_counts = '{0,0,0}' where voter_count = 1 and cardinality(options) = 3`,
    );
    expect(await wrongs(database)).toEqual([
      expect.objectContaining({ name: 'polls.voter_count, vote_counts' }),
    ]);
  });
});

describe('pollChanged', () => {
  async function followPoll(pollId: string, who?: Member) {
    const { data } = await moderator.answer(
      'query ($id: ID!) { node(id: $id) { ... on Poll { post { id } } } }',
      { id: pollId },
    );
    const followed = await follow(
      api.app,
      `subscription ($id: ID!) { pollChanged(postId: $id) { poll { ${RESULTS} } } }`,
      { id: data?.node.post.id },
      who && { authorization: `Bearer ${who.token}` },
    );
    onTestFinished(() => followed.leave());
    return async () => (await followed.next()).data.pollChanged.poll;
  }

  it('tells how many chose what, what subscribers chose themselves, and that it is closed', async () => {
    const id = await newPoll();
    const [toStranger, toOther] = [await followPoll(id, stranger), await followPoll(id)];
    await vote(stranger, id, [2]);
    const seen = await toStranger();
    expect(counts(seen)).toEqual([0, 1, 0]);
    expect(seen).toMatchObject({ voterCount: 1, viewerHasVoted: true, isClosed: false });
    expect(seen.options[1].viewerHasChosen).toBe(true);
    const byOther = await toOther();
    expect(counts(byOther)).toEqual([0, 1, 0]);
    expect(byOther).toMatchObject({ voterCount: 1, viewerHasVoted: false });
    expect(byOther.options[1].viewerHasChosen).toBe(false);

    await vote(stranger, id, []);
    expect(await toOther()).toMatchObject({ voterCount: 0 });
    await writer.answer(
      'mutation ($id: ID!) { closePoll(input: { pollId: $id }) { poll { id } } }',
      { id },
    );
    expect(await toOther()).toMatchObject({ isClosed: true });
  });

  it('is silent once its post is hidden from the subscriber', async () => {
    const post = await newPost();
    const poll = await seed.poll({ on: post });
    const id = encodeGlobalId('Poll', poll.id);
    const [toStranger, toModerator] = [
      await followPoll(id, stranger),
      await followPoll(id, moderator),
    ];
    const where = { id: post.id };
    await prisma.post.update({ where, data: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } });
    await database.transaction((tx) =>
      recordEvent(tx, POLL_CHANGED, { id: poll.id, postId: post.id }),
    );
    const next = toStranger();
    expect(await toModerator()).toMatchObject({ voterCount: 0 });
    expect(await Promise.race([next, wait(200, 'nothing')])).toBe('nothing');

    await prisma.post.update({ where, data: { hiddenAt: null, hiddenWhy: null } });
    await vote(stranger, id, [1]);
    expect(await next).toMatchObject({ voterCount: 1 });
  });
});
