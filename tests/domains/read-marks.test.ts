import { beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database, statements } = api;
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');

const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00.000Z`;

const post = await seed.post({ title: 'Knots', author: bob.user });
const page = await seed.wikiPage({ title: 'Rope' });
const places = [
  { kind: 'Post', on: post },
  { kind: 'WikiPage', on: page },
] as const;
for (const { on } of places) {
  for (const minute of [1, 2, 3]) await seed.comment({ on, author: bob.user, at: at(minute) });
  await seed.comment({ on, author: ada.user, at: at(4) });
  const deletedAt = new Date();
  const tombstone = await seed.comment({ on, author: bob.user, at: at(5), more: { deletedAt } });
  await seed.comment({ on, author: bob.user, at: at(6), parent: tombstone });
}
for (let number = 0; number < 5; number += 1) await seed.post({ author: bob.user });

const MARK = `mutation ($input: MarkReadInput!) { markRead(input: $input) {
  subject { ... on Post { viewerLastReadAt unreadCommentCount } ... on WikiPage { viewerLastReadAt unreadCommentCount } }
} }`;
const STATE = `query ($id: ID!) { node(id: $id) {
  ... on Post { viewerLastReadAt unreadCommentCount comments(orderBy: OLDEST) { nodes { isUnread } } }
  ... on WikiPage { viewerLastReadAt unreadCommentCount comments(orderBy: OLDEST) { nodes { isUnread } } }
} }`;

describe.each(places)('the read state of a $kind', ({ kind, on }) => {
  const id = encodeGlobalId(kind, on.id);
  const mark = async (upTo?: string) => {
    const { markRead } = await ada.ask(MARK, { input: { subjectId: id, upTo } });
    return markRead.subject;
  };
  const stateFor = async (who: Pick<typeof api, 'ask'>) => {
    const { viewerLastReadAt, unreadCommentCount, comments } = (await who.ask(STATE, { id })).node;
    const unread = comments.nodes.map(({ isUnread }: { isUnread: boolean }) => isUnread);
    return { viewerLastReadAt, unreadCommentCount, unread };
  };
  const NOTHING = {
    viewerLastReadAt: null,
    unreadCommentCount: null,
    unread: [false, false, false, false, false, false],
  };

  it('is empty before the first visit and for anonymous viewers', async () => {
    expect(await stateFor(ada)).toEqual(NOTHING);
    expect(await stateFor(api)).toEqual(NOTHING);
  });

  it('has the newer comments of others, without tombstones', async () => {
    expect(await mark(at(2))).toEqual({ viewerLastReadAt: at(2), unreadCommentCount: 2 });
    expect(await stateFor(ada)).toEqual({
      viewerLastReadAt: at(2),
      unreadCommentCount: 2,
      unread: [false, false, true, false, false, true],
    });
    expect(await stateFor(api)).toEqual(NOTHING);
    expect(await stateFor(bob)).toEqual(NOTHING);
  });

  it('moves forward only, and not beyond now', async () => {
    expect(await mark(at(1))).toMatchObject({ viewerLastReadAt: at(2) });
    expect(await mark('9000-01-01T00:00:00Z')).toMatchObject({ unreadCommentCount: 0 });
    const { viewerLastReadAt } = await mark();
    expect(Math.abs(Date.parse(viewerLastReadAt) - Date.now())).toBeLessThan(60_000);
  });
});

describe('a list of posts', () => {
  const plain = '{ posts(first: 20) { nodes { id } } }';
  const withState =
    '{ posts(first: 20) { nodes { id viewerLastReadAt unreadCommentCount comments(first: 3) { nodes { isUnread } } } } }';
  const withComments = '{ posts(first: 20) { nodes { id comments(first: 3) { nodes { id } } } } }';
  const read = async (who: Pick<typeof api, 'ask'>, query: string) => {
    statements.clear();
    await who.ask(query);
    return { names: statements.names().toSorted(), roundTrips: statements.roundTrips() };
  };

  it('shows what is new in the same round trip, with no statement for each post', async () => {
    const before = await read(ada, withComments);
    const { names, roundTrips } = await read(ada, withState);
    expect(roundTrips).toBe(before.roundTrips);
    expect(names.filter((name) => !before.names.includes(name))).toEqual([
      'readMark.own',
      'readMark.own',
      'readMark.unread',
    ]);
  });

  it('costs anonymous viewers nothing', async () => {
    expect(await read(api, withState)).toEqual(await read(api, withComments));
    expect((await read(api, plain)).names).toEqual(['post.all']);
  });
});

describe('markRead', () => {
  let draft: string;
  beforeAll(async () => {
    const { id } = await seed.post({ author: bob.user, more: { publishedAt: null } });
    draft = encodeGlobalId('Post', id);
  });

  it('answers alike for what is hidden and what does not exist', async () => {
    for (const subjectId of [draft, encodeGlobalId('Post', crypto.randomUUID())]) {
      const { errors } = await ada.answer(MARK, { input: { subjectId } });
      expect(errors[0]?.extensions['code']).toBe('NOT_FOUND');
    }
    expect(await database.prisma.readMark.count()).toBe(2);
  });

  it('needs a member', async () => {
    const subjectId = encodeGlobalId('Post', post.id);
    const { errors } = await api.answer(MARK, { input: { subjectId } });
    expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('forgets its marks with the account', async () => {
    await ada.ask(MARK, { input: { subjectId: encodeGlobalId('Post', post.id) } });
    await database.prisma.user.delete({ where: { id: ada.user.id } });
    expect(await database.prisma.readMark.count()).toBe(0);
  });
});
