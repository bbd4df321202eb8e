import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { siteCounts } from '../../src/composition/site-counts.ts';
import type { StatementReader } from '../../src/db/database.ts';
import { openTestApi, serveTest } from '../support/api.ts';

const { database, seed, ...api } = await openTestApi();

const HIDDEN = { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } as const;
const HELD = { hiddenAt: new Date(), hiddenWhy: 'HELD' } as const;
const DELETED = { deletedAt: new Date() };
const FIELDS = 'users posts comments wikiPages wikiContributions sequences';
const COUNTS = `{ site { counts { ${FIELDS} } } }`;
const PUBLIC = {
  users: 2,
  posts: 1,
  comments: 2,
  wikiPages: 1,
  wikiContributions: 2,
  sequences: 1,
};

beforeAll(async () => {
  const ada = await seed.user('ada');
  const post = await seed.post({ author: ada });
  const hidden = await seed.post({ author: ada, more: HIDDEN });
  const page = await seed.wikiPage({ author: ada });
  await seed.comment({ on: post, author: ada });
  await seed.comment({ on: page, author: ada });
  await seed.sequence({ author: ada, posts: [post] });
  await seed.user('banned', { bannedUntil: new Date('2999-01-01') });

  for (const more of [HELD, DELETED, { publishedAt: null }]) await seed.post({ author: ada, more });
  for (const more of [HELD, HIDDEN, DELETED]) await seed.comment({ on: post, author: ada, more });
  for (const more of [HELD, HIDDEN, DELETED]) await seed.sequence({ author: ada, more });
  for (const more of [DELETED, { mergedIntoId: page.id }]) await seed.wikiPage({ more });
  await seed.comment({ on: hidden, author: ada });
});

describe('site { counts }', () => {
  it('has what everybody may see, as the lists do', async () => {
    const { site, ...lists } = await api.ask(`{
      site { counts { ${FIELDS} } }
      users { totalCount } posts { totalCount } comments { totalCount }
      wikiPages { totalCount } wikiContributions { totalCount } sequences { totalCount }
    }`);

    expect(site.counts).toEqual(PUBLIC);
    for (const [name, number] of Object.entries(PUBLIC)) {
      expect(lists[name].totalCount, name).toBe(number);
    }
  });

  it('is counted once for all who ask within ten minutes, by each server', async () => {
    const server = serveTest(database);
    const answers = await Promise.all([server.ask(COUNTS), server.ask(COUNTS)]);
    await server.ask(COUNTS);

    expect(answers).toEqual(Array.from({ length: 2 }, () => ({ site: { counts: PUBLIC } })));
    expect(countings(server.statements.names())).toBe(1);
    const later = performance.now() + 600_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => later);
    await server.ask(COUNTS).finally(() => clock.mockRestore());

    expect(countings(server.statements.names())).toBe(2);
  });

  it('is on the page About, and not counted for other pages', async () => {
    const server = serveTest(database);
    const text = async (path: string) =>
      (await server.app.fetch(`http://commonplace${path}`)).text();
    await text('/posts');

    expect(countings(server.statements.names())).toBe(0);
    expect(await text('/about')).toContain(
      '<p>2 people · 1 post · 2 comments · 1 wiki page · 1 sequence</p>',
    );
  });
});

describe('while counting takes long', () => {
  const OLD = {
    users: 1,
    posts: 1,
    comments: 1,
    wikiPages: 1,
    wikiContributions: 1,
    sequences: 1,
  };

  it('a reader gets what was counted before, or null', async () => {
    const { reader, next } = slow();
    const count = siteCounts(reader, { maxAge: 0, patience: 20 });

    expect(await count()).toBeNull();
    next(OLD);
    await pause(1);
    expect(await count()).toEqual(OLD);
    next({ ...OLD, users: 2 });
    await pause(1);
    expect(await count()).toMatchObject({ users: 2 });
  });

  it('a failure is not remembered', async () => {
    const results = [new Error('gone'), OLD, new Error('gone again')];
    const reader = readerOf(async () => {
      const result = results.shift();
      if (result instanceof Error) throw result;
      return result;
    });
    const count = siteCounts(reader, { maxAge: 0 });

    await expect(count()).rejects.toThrow('gone');
    expect(await count()).toEqual(OLD);
    expect(await count()).toEqual(OLD);
    expect(results).toEqual([]);
  });
});

it('of a large table a part is counted, for an estimate with three digits', async () => {
  await addUsers(4_998);
  const exact = await siteCounts(database)();
  const estimated = await siteCounts(database, { maxBytes: 300_000 })();

  expect(exact).toMatchObject({ users: 5_000 });
  expect(estimated).toMatchObject({ ...PUBLIC, users: expect.any(Number) });
  expect(estimated?.users).not.toBe(5_000);
  expect(Math.abs((estimated?.users ?? 0) - 5_000)).toBeLessThan(1_500);
  expect((estimated?.users ?? 0) % 10).toBe(0);
});

it('is what a list of the whole site has that is too long to be counted for each reader', async () => {
  await addUsers(5_010);
  const server = serveTest(database);
  const list = (values = '') => `{ users(first: 0${values}) { totalCount } }`;
  const total = async (values?: string) => (await server.ask(list(values))).users.totalCount;

  expect(await total()).toBe(10_010);
  expect(await total(', filter: { since: "2000-01-01T00:00:00Z" }')).toBe(10_000);
});

async function addUsers(number: number): Promise<void> {
  await database.execute(
    'test.addUsers',
    sql`insert into users (id, username, display_name)
      select id, 'user-' || id, 'User'
      from (select gen_random_uuid() as id from generate_series(1, ${number}::integer)) new`,
  );
}

function countings(names: readonly string[]): number {
  return names.filter((name) => name === 'site.counts').length;
}

function readerOf(result: () => Promise<unknown>): StatementReader {
  return { run: async <Row>() => [(await result()) as Row] };
}

/** A database whose next answer comes when it is told. */
function slow() {
  const asked: ((counts: object) => void)[] = [];
  const reader = readerOf(() => new Promise((resolve) => asked.push(resolve)));
  return { reader, next: (counts: object) => asked.shift()?.(counts) };
}
