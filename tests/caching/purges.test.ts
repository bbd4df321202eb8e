import sql from 'sql-template-tag';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readChanges, recordChanges } from '../../src/caching/changes.ts';
import { RECORDED_TABLES, STATIC_TABLES } from '../../src/caching/query-shape.ts';
import { purgedKeys, shortKey } from '../../src/caching/surrogate-keys.ts';
import { closeByOperator } from '../../src/domains/people/account/write/service.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { everyMutation } from '../hostile/support/every-mutation.ts';
import { openTestApi } from '../support/api.ts';
import { member, settle } from '../support/members.ts';
import { type AnonymousAnswer, anonymousAnswer, knownQueries } from './anonymous-answers.ts';
import { contentsOf, tablesIn, tablesOf, triggersOf } from './tables.ts';

// Pages say how long ago things were.
vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
afterAll(() => {
  vi.useRealTimers();
});

const api = await openTestApi({
  CACHE_PURGE_URL: 'http://127.0.0.1:9',
  COST_LIMIT: '100000',
  HOLD_NEWCOMERS: 'off',
});
const { app, database, statements } = api;

/** A token is refused these. The links and tokens are nothing that others see. */
const SESSION_ONLY = ['closeAccount', 'createSignInLink', 'createToken'];
/** These take away what others are about. */
const LAST = [
  ...['removeCoauthor', 'removeTopic', 'removePostFromSequence', 'hidePost', 'hideComment'],
  ...['retractComment', 'deleteComment', 'deleteSequence', 'deleteWikiPage', 'unpublishPost'],
  ...['deletePost', 'changeUsername'],
];
const boss = await member(api, 'boss', { role: 'ADMIN' });
const mutations = (await everyMutation(api, boss.user))
  .filter(({ name }) => !SESSION_ONLY.includes(name))
  .toSorted((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name));
await settle(database);
await recordChanges(database, 'test');

const tables = await tablesOf(database);
/** The tables that each answer is made of. */
const madeOf = new Map<string, ReadonlySet<string>>();
const addresses = await everyAddress();
let before = new Map<string, AnonymousAnswer>();
for (const [name, address] of addresses) {
  statements.clear();
  before.set(name, await anonymousAnswer(app, address));
  madeOf.set(
    name,
    tablesIn(
      statements.statements.map(({ text }) => text),
      tables,
    ),
  );
}
let contents = await contentsOf(database, tables);
let changes = 0;

/** The rows that inputs of mutations name. */
function targets(names: readonly string[]): ReadonlySet<string> {
  const inputs = mutations.filter(({ name }) => names.includes(name));
  return new Set(
    inputs.flatMap(({ input }) =>
      Object.values(input).flatMap((value) => {
        const [, id] = Buffer.from(String(value), 'base64url').toString().split(':');
        return id === undefined ? [] : [id];
      }),
    ),
  );
}

/** Pages, feeds and queries about what most mutations are about. */
async function everyAddress(): Promise<ReadonlyMap<string, string>> {
  const { prisma } = database;
  const chosen = targets([
    'deletePost',
    'hidePost',
    'editWikiPage',
    'updateSequence',
    'deleteComment',
  ]);
  const where = { id: { in: [...chosen] } };
  const users = await prisma.user.findMany({ where: { username: { in: ['boss', 'other'] } } });
  const posts = await prisma.post.findMany({ where });
  const pages = await prisma.wikiPage.findMany({ where });
  const sequences = await prisma.sequence.findMany({ where });
  const comments = await prisma.comment.findMany({ where });
  const revisions = await prisma.revision.findMany({ where: { wikiPageId: { in: [...chosen] } } });
  const paths = [
    ...['/', '/posts', '/wiki', '/sequences', '/users', '/log', '/recent-edits', '/about'],
    ...['/search?q=page', '/feed.atom'],
    ...users.flatMap(({ username }) => [`/users/${username}`, `/users/${username}/feed.atom`]),
    ...posts.flatMap(({ slug }) => [`/posts/${slug}`, `/posts/${slug}/feed.atom`]),
    ...pages.flatMap(({ slug }) => [`/wiki/${slug}`, `/wiki/${slug}/feed.atom`]),
    ...pages.map(({ slug }) => `/wiki/${slug}/posts/feed.atom`),
    ...sequences.map(({ slug }) => `/sequences/${slug}`),
  ];
  const nodes = Object.entries({
    ...{ User: users, Post: posts, WikiPage: pages, Sequence: sequences, Comment: comments },
    WikiContribution: revisions.slice(0, 1),
  }).flatMap(([type, rows]) => rows.map(({ id }) => [type, encodeGlobalId(type, id)] as const));
  return new Map([...paths.map((path) => [path, path] as const), ...knownQueries(nodes)]);
}

/** Some of the answers as they are now. Few at a time: what takes seconds has no keys. */
async function answersAt(names: Iterable<string>): Promise<Map<string, AnonymousAnswer>> {
  const answers = new Map<string, AnonymousAnswer>();
  const waiting = [...names];
  async function work() {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      answers.set(name, await anonymousAnswer(app, addresses.get(name) ?? ''));
    }
  }
  await Promise.all([work(), work(), work()]);
  return answers;
}

const differing = (answers: ReadonlyMap<string, AnonymousAnswer>) =>
  [...answers].filter(([name, { text }]) => text !== before.get(name)?.text).map(([name]) => name);

/**
 * The answers that changed without a purge of them, and those that lost words with a soft purge alone. Only answers made
 * of changed tables are asked for again.
 */
async function changedBy(act: () => Promise<unknown>) {
  await database.execute('test.forget', sql`delete from cache_changes`);
  await act();
  const { keys, softKeys } = await readChanges(database);
  const hard = new Set([...purgedKeys(keys)].map(shortKey));
  const soft = new Set([...purgedKeys(softKeys)].map(shortKey));
  const now = await contentsOf(database, tables);
  const changed = tables.filter((table) => now.get(table) !== contents.get(table));
  contents = now;
  const affected = [...addresses.keys()].filter((name) =>
    changed.some((table) => madeOf.get(name)?.has(table)),
  );
  const after = await answersAt(affected);
  const different = differing(after);
  changes += different.length;
  const notPurged = different.filter((name) => !hasKey(before.get(name), hard));
  const stale = notPurged.filter((name) => !hasKey(before.get(name), soft));
  const lostWords = notPurged.flatMap((name) => {
    const words = wordsOf(after.get(name));
    const lost = [...wordsOf(before.get(name))].filter((word) => !words.has(word));
    return lost.length === 0 ? [] : [{ name, lost }];
  });
  before = new Map([...before, ...after]);
  return { stale, lostWords };
}

/** What has no keys is not stored. */
function hasKey(answer: AnonymousAnswer | undefined, purged: ReadonlySet<string>): boolean {
  const keys = answer?.keys ?? null;
  return keys === null || keys.some((key) => purged.has(key));
}

const isLog = (name: string) => name === '/log' || name === 'Query.moderationLog';

function wordsOf(answer: AnonymousAnswer | undefined): ReadonlySet<string> {
  return new Set(answer?.text.match(/\p{Letter}{4,}/gu));
}

describe('the tables whose changes are recorded', () => {
  it.each(['inserts', 'updates', 'deletes', 'truncation'])(
    'have a trigger for %s',
    async (kind) => {
      const found = await triggersOf(database, `record_cache_${kind}`);

      expect(found).toEqual([...RECORDED_TABLES]);
    },
  );

  it('are all that answers with keys are made of', () => {
    const read = [...before].flatMap(([name, { keys }]) =>
      keys === null ? [] : [...(madeOf.get(name) ?? [])],
    );

    const others = new Set(read.filter((table) => !RECORDED_TABLES.has(table)));
    expect([...others].toSorted()).toEqual([...STATIC_TABLES]);
  });

  it('are all that answers to anonymous viewers are made of', () => {
    const without = [...before].filter(([, { keys }]) => keys === null).map(([name]) => name);

    expect(without).toEqual([]);
  });

  it('are each in some answer', () => {
    const read = new Set([...madeOf.values()].flatMap((found) => [...found]));

    expect([...RECORDED_TABLES].filter((table) => !read.has(table))).toEqual([]);
  });
});

describe('an answer that changes has a key that is purged', () => {
  it.each(mutations)('by $name', { timeout: 60_000 }, async ({ name, document, input }) => {
    const { stale, lostWords } = await changedBy(async () => {
      expect((await boss.answer(document, { input })).errors).toEqual([]);
    });

    expect(stale).toEqual([]);
    // Others add rows, and so push words out of lists. The log gets a row by all that moderators do.
    if (LAST.includes(name)) expect(lostWords.filter((lost) => !isLog(lost.name))).toEqual([]);
  });

  it('by the end of an account', async () => {
    const { username } = await database.prisma.user.findUniqueOrThrow({
      where: { id: boss.user.id },
    });
    const { stale, lostWords } = await changedBy(async () => {
      expect(await closeByOperator(database, { username, writing: 'ANONYMISE' })).toBe(true);
    });

    expect(stale).toEqual([]);
    expect(lostWords).toEqual([]);
  });

  it('where most mutations change something', () => {
    expect(changes).toBeGreaterThan(300);
  });

  it('and is made of what it was made of at first', async () => {
    expect(differing(await answersAt(addresses.keys()))).toEqual([]);
  });
});
