import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { REACTIONS_CHANGED } from '../../src/domains/discussion/reaction/events.ts';
import { closeByOperator } from '../../src/domains/people/account/write/service.ts';
import { PRICES } from '../../src/graphql/prices.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { send } from '../http/send.ts';
import { follow } from '../live/follow.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';
import { expectVerdicts } from './expect-verdicts.ts';

const api = await openTestApi({ REACTIONS: '👍 thumbs up, ❤️ heart', COST_LIMIT: '20000' });
const { app, seed, database, statements } = api;
const { prisma } = database;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const cyd = await member(api, 'cyd');
const mod = await member(api, 'mod', { role: 'MODERATOR' });
const reader = await member(api, 'reader', { scope: 'READ' });
const banned = await member(api, 'banned', { bannedUntil: new Date('2999-01-01') });
const post = await seed.post({ author: ada.user });
const comment = await seed.comment({ on: post, author: ada.user });
await settle(database);
const onPost = encodeGlobalId('Post', post.id);
const onComment = encodeGlobalId('Comment', comment.id);

const COUNTS = 'reactionCounts { name emoji count viewerHasReacted }';
const PAGE = `{ post(slug: "${post.slug}") { ${COUNTS} comments { nodes { ${COUNTS} } } } }`;

interface Change {
  readonly who?: Pick<Member, 'answer'>;
  readonly subjectId?: string;
  readonly name?: string;
}

async function change(mutation: 'addReaction' | 'removeReaction', given: Change) {
  const { who = bob, subjectId = onPost, name = 'heart' } = given;
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { subject { ${COUNTS} } } }`,
    { input: { subjectId, name } },
  );
  return { counts: data?.done?.subject?.reactionCounts, error: errors[0] };
}

const add = (given: Change = {}) => change('addReaction', given);
const remove = (given: Change = {}) => change('removeReaction', given);

const heart = (count: number, viewerHasReacted: boolean) => ({
  ...{ name: 'heart', emoji: '❤️' },
  ...{ count, viewerHasReacted },
});

beforeEach(async () => {
  await prisma.reaction.deleteMany();
  await prisma.notification.deleteMany();
});

describe('addReaction', () => {
  it('counts each reaction of each user once, and removeReaction takes it back', async () => {
    expect((await add()).counts).toEqual([heart(1, true)]);
    expect((await add()).counts).toEqual([heart(1, true)]);
    const both = (await add({ who: cyd, name: 'thumbs up' })).counts;
    expect(both).toEqual([
      { name: 'thumbs up', emoji: '👍', count: 1, viewerHasReacted: true },
      heart(1, false),
    ]);
    await add({ who: cyd });
    expect((await add({ subjectId: onComment })).counts).toEqual([heart(1, true)]);
    expect((await remove()).counts).toEqual(
      [both[0], heart(1, false)].map((count) => ({
        ...count,
        viewerHasReacted: false,
      })),
    );
    expect((await remove()).error).toBeUndefined();
    expect(await wrongs(database)).toEqual([]);
  });

  it('refuses reactions that the site does not have, and everyone who may not write', async () => {
    expect((await add({ name: 'tears' })).error).toMatchObject({
      message: 'This site has no such reaction. Send one of: thumbs up, heart.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'input.name' },
    });
    const codes = [];
    for (const who of [api, reader, banned]) {
      codes.push((await add({ who })).error?.extensions.code);
    }
    expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  });

  it('refuses hostile names without repeating them', async () => {
    const names = [
      ...['', ' ', 'HEART', ' heart', 'heart\u0000', '❤️'],
      ...["heart' or 1=1 --", '__proto__', 'constructor', '\ud800', 'x'.repeat(10_000)],
    ];
    for (const name of names) {
      for (const { error } of [await add({ name }), await remove({ name })]) {
        expect([name, error?.extensions.code]).toEqual([name, 'BAD_USER_INPUT']);
        expect(error?.message.length).toBeLessThan(100);
      }
    }
    expect(await prisma.reaction.count()).toBe(0);
  });

  it('makes one row of what is sent twice at the same time, and one notification', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => add()));
    expect(all.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(await prisma.reaction.count()).toBe(1);
    expect(await prisma.notification.count()).toBe(1);
    await Promise.all([...Array.from({ length: 4 }, () => remove()), add({ who: cyd })]);
    expect((await add({ who: cyd })).counts).toEqual([heart(1, true)]);
  });

  it('rejects content that is not public', async () => {
    const draft = await seed.post({ author: ada.user, more: { publishedAt: null } });
    const gone = await seed.comment({
      on: post,
      author: bob.user,
      more: { deletedAt: new Date() },
    });
    await seed.comment({ on: post, parent: gone, author: ada.user });
    await settle(database);
    const code = async (given: Change) => (await add(given)).error?.extensions.code;
    const subjectId = encodeGlobalId('Post', draft.id);
    expect(await code({ subjectId })).toBe('NOT_FOUND');
    expect(await code({ subjectId, who: ada })).toBe('FORBIDDEN');
    expect(await code({ subjectId: encodeGlobalId('Comment', gone.id), who: cyd })).toBe(
      'FORBIDDEN',
    );
    expect(await code({ subjectId: encodeGlobalId('User', ada.user.id) })).toBe('NOT_FOUND');
  });

  it('counts as a write', async () => {
    await prisma.rateLimit.upsert({
      where: { userId_actionClass: { userId: cyd.user.id, actionClass: 'vote' } },
      create: { userId: cyd.user.id, actionClass: 'vote', windowStart: new Date(), used: 600 },
      update: { used: 600, windowStart: new Date() },
    });
    expect((await add({ who: cyd })).error?.extensions.code).toBe('RATE_LIMITED');
    await prisma.rateLimit.deleteMany();
  });
});

describe('reaction.update', () => {
  const now = new Date();
  const hidden = { hiddenAt: now, hiddenWhy: 'HIDDEN' } as const;
  const held = { hiddenAt: now, hiddenWhy: 'HELD' } as const;
  const writers = ['ada', 'bob', 'mod'];
  const viewers = { anonymous: api, ada, bob, mod, reader, banned };
  /** Who sees the subject; who may react to it is null where it is shown. */
  const STATES = {
    shown: {},
    locked: { post: { lockedAt: now } },
    draft: { post: { publishedAt: null }, seenBy: ['ada', 'mod'] },
    hidden: { post: hidden, seenBy: ['ada', 'mod'] },
    held: { post: held, seenBy: ['ada', 'mod'] },
    deleted: { post: { deletedAt: now }, seenBy: ['ada', 'mod'] },
    'hidden comment': { comment: hidden, seenBy: ['ada', 'mod'] },
    'held comment': { comment: held, seenBy: ['ada', 'mod'] },
    'deleted comment': { comment: { deletedAt: now }, seenBy: ['ada', 'mod'] },
  } as const;

  const cases = Object.entries(STATES).flatMap(([name, state]) => {
    const kinds = 'comment' in state ? ['Comment'] : ['Post', 'Comment'];
    return kinds.map((kind) => ({ name, kind, state: state as Partial<(typeof STATES)['draft']> }));
  });

  it.each(cases)('$kind, $name: who may, who may not, who sees nothing', ({ kind, state }) =>
    expectVerdicts({
      viewers,
      action: 'reaction.update',
      act: (id) => `addReaction(input: { subjectId: ${id}, name: "heart" }) { clientMutationId }`,
      make: async () => {
        const { post: postIs = {}, comment: commentIs = {} } = state as {
          post?: object;
          comment?: object;
        };
        const on = await seed.post({ author: ada.user, more: postIs });
        const row = await seed.comment({ on, author: ada.user, more: commentIs });
        return encodeGlobalId(kind, kind === 'Post' ? on.id : row.id);
      },
      expected: (who) => {
        if (who === 'anonymous') return 'UNAUTHENTICATED';
        if (!writers.includes(who)) return 'FORBIDDEN';
        if (state.seenBy === undefined) return 'allowed';
        return (state.seenBy as readonly string[]).includes(who) ? 'FORBIDDEN' : 'NOT_FOUND';
      },
    }),
  );
});

describe('reactions', () => {
  it('lists who reacted, newest first, all of them or those with one reaction', async () => {
    await add();
    await add({ who: cyd, name: 'thumbs up' });
    const LIST = `{ post(slug: "${post.slug}") { all: reactions { totalCount edges { name node { username } } }
      hearts: reactions(name: "heart") { totalCount nodes { username } } none: reactions(name: "no") { totalCount } } }`;
    expect((await api.ask(LIST)).post).toEqual({
      all: {
        totalCount: 2,
        edges: [
          { name: 'thumbs up', node: { username: 'cyd' } },
          { name: 'heart', node: { username: 'bob' } },
        ],
      },
      hearts: { totalCount: 1, nodes: [{ username: 'bob' }] },
      none: { totalCount: 0 },
    });
  });

  it('are not shown of a tombstone, nor those that the site no longer has', async () => {
    const gone = await seed.comment({ on: post, author: bob.user });
    await seed.comment({ on: post, parent: gone, author: ada.user });
    await settle(database);
    const subjectId = encodeGlobalId('Comment', gone.id);
    await add({ who: cyd, subjectId });
    await prisma.reaction.create({ data: { userId: ada.user.id, postId: post.id, name: 'tears' } });
    await prisma.comment.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
    const SEE = `{ node(id: "${subjectId}") { ... on Reactable { reactionCounts { count } reactions { totalCount } } }
      post(slug: "${post.slug}") { reactionCounts { count } reactions { totalCount } } }`;
    const nothing = { reactionCounts: [], reactions: { totalCount: 0 } };
    expect(await cyd.ask(SEE)).toEqual({ node: nothing, post: nothing });
    const { node } = await mod.ask(SEE);
    expect(node).toEqual({ reactionCounts: [{ count: 1 }], reactions: { totalCount: 1 } });
  });

  it('are read with the posts and comments, in no further round trip', async () => {
    await add();
    await add({ subjectId: onComment });
    const trips = async (who: Pick<Member, 'ask'>, query: string) => {
      statements.clear();
      await who.ask(query);
      return statements.roundTrips();
    };
    const without = PAGE.replaceAll(COUNTS, 'id');
    for (const who of [api, bob]) expect(await trips(who, PAGE)).toBe(await trips(who, without));
    statements.clear();
    await bob.ask(PAGE);
    const names = statements.names().filter((name) => name.startsWith('reaction.'));
    expect(names.toSorted()).toEqual(['reaction.countsOfComments', 'reaction.countsOfPosts']);
  });

  it('cost one more statement for a profile of 20 comments, and none when nobody asks', async () => {
    const on = await seed.post({ author: bob.user });
    for (let count = 0; count < 20; count += 1) {
      const row = await seed.comment({ on, author: cyd.user });
      await seed.reaction({ by: bob.user, on: row });
    }
    await settle(database);
    const profile = (fields: string) =>
      `{ user(username: "cyd") { comments(first: 20) { nodes { id ${fields} } } } }`;
    const read = async (fields: string) => {
      statements.clear();
      const { user } = await bob.ask(profile(fields));
      return { user, names: statements.names().toSorted(), trips: statements.roundTrips() };
    };
    const without = await read('score');
    const withCounts = await read(`score ${COUNTS}`);
    expect(withCounts.user.comments.nodes).toHaveLength(20);
    for (const node of withCounts.user.comments.nodes) {
      expect(node.reactionCounts).toEqual([heart(1, true)]);
    }
    expect(without.names.filter((name) => name.startsWith('reaction.'))).toEqual([]);
    expect(withCounts.names).toEqual([...without.names, 'reaction.countsOfComments'].toSorted());
    expect(withCounts.trips).toBe(without.trips);
  });

  it('have a price for each thing whose reactions are counted', async () => {
    const cost = async (fields: string) => {
      const query = `{ user(username: "cyd") { comments(first: 20) { nodes { id ${fields} } } } }`;
      const { extensions } = (await send(app, { body: { query } })).json as {
        readonly extensions: { readonly cost: { readonly total: number } };
      };
      return extensions.cost.total;
    };
    expect((await cost(COUNTS)) - (await cost(''))).toBe(20 * PRICES.reactionCounts);
  });

  it('come back with a comment that is restored, and move with the comments of a merged page', async () => {
    const pages = [await seed.wikiPage({ title: 'Bend' }), await seed.wikiPage({ title: 'Bends' })];
    const [from, to] = pages.map(({ id }) => encodeGlobalId('WikiPage', id));
    const row = await seed.comment({ on: pages[0] as (typeof pages)[0], author: ada.user });
    await settle(database);
    const subjectId = encodeGlobalId('Comment', row.id);
    await add({ subjectId });
    for (const done of ['deleteComment', 'restoreComment']) {
      await ada.ask(
        `mutation { ${done}(input: { commentId: "${subjectId}" }) { comment { id } } }`,
      );
    }
    await mod.ask(
      `mutation { mergeWikiPages(input: { sourceId: "${from}", targetId: "${to}", reason: "One" }) { wikiPage { id } } }`,
    );
    const { node } = await bob.ask(
      `{ node(id: "${to}") { ... on WikiPage { comments { nodes { ${COUNTS} } } } } }`,
    );
    expect(node.comments.nodes).toEqual([{ reactionCounts: [heart(1, true)] }]);
    expect(await wrongs(database)).toEqual([]);
  });

  it('stay when an account is closed, under the name that it has then', async () => {
    const leaver = await member(api, 'leaver');
    await add({ who: leaver });
    await closeByOperator(database, { username: 'leaver', writing: 'ANONYMISE' });
    const { post: seen } = await api.ask(
      `{ post(slug: "${post.slug}") { reactions { nodes { username displayName } } } }`,
    );
    expect(seen.reactions.nodes).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toContain('leaver');
  });
});

describe('notifications of reactions', () => {
  const LIST =
    '{ viewer { notifications { nodes { kind actor { username } subject { __typename } } } } }';
  const told = async (who: Member) => (await who.ask(LIST)).viewer.notifications.nodes;
  const bobReacted = {
    kind: 'REACTION',
    actor: { username: 'bob' },
    subject: { __typename: 'Post' },
  };

  it('come once until they are read, and go with the reaction', async () => {
    await add();
    await add({ name: 'thumbs up' });
    await add({ who: cyd });
    await add({ who: ada });
    expect(await told(ada)).toEqual([bobReacted]);
    await remove();
    expect(await told(ada)).toEqual([bobReacted]);
    await remove({ name: 'thumbs up' });
    expect(await told(ada)).toEqual([]);
  });

  it('do not come to who turned them off, or muted the user', async () => {
    const enable = (isEnabled: boolean) =>
      `mutation { updateNotificationSetting(input: { kind: REACTION, channel: SITE, isEnabled: ${isEnabled} }) { userErrors { message } } }`;
    await ada.ask(enable(false));
    await add();
    expect(await told(ada)).toEqual([]);
    await ada.ask(enable(true));
    await remove();
    await prisma.mute.create({ data: { muterId: ada.user.id, userId: bob.user.id } });
    await add();
    expect(await told(ada)).toEqual([]);
    await prisma.mute.deleteMany();
  });
});

describe('reactionsChanged', () => {
  it('is silent about a comment that the subscriber may not see', async () => {
    const secret = await seed.comment({
      ...{ on: post, author: ada.user },
      more: { hiddenAt: new Date(), hiddenWhy: 'HELD' },
    });
    const followed = await follow(
      app,
      'subscription ($id: ID!) { reactionsChanged(subjectId: $id) { subject { id } } }',
      { id: onPost },
    );
    onTestFinished(() => followed.leave());
    await database.transaction((tx) =>
      recordEvent(tx, REACTIONS_CHANGED, {
        placeId: post.id,
        subject: { kind: 'Comment', id: secret.id },
      }),
    );
    await add();
    expect((await followed.next()).data.reactionsChanged.subject.id).toBe(onPost);
  });

  it('tells of the post and of all comments on it', async () => {
    const followed = await follow(
      app,
      `subscription ($id: ID!) { reactionsChanged(subjectId: $id) { subject { __typename ${COUNTS} } } }`,
      { id: onPost },
    );
    onTestFinished(() => followed.leave());
    await add({ subjectId: onComment });
    const { data } = await followed.next();
    expect(data.reactionsChanged.subject).toEqual({
      __typename: 'Comment',
      reactionCounts: [heart(1, false)],
    });
    await add();
    expect((await followed.next()).data.reactionsChanged.subject.__typename).toBe('Post');
  });
});
