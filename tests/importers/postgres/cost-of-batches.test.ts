import sql from 'sql-template-tag';
import { expect, it, vi } from 'vitest';
import { importAlone } from '../../../src/importers/import-alone.ts';
import type { ImportRecord } from '../../../src/importers/records.ts';
import { Tally } from '../../../src/importers/tally.ts';
import { writeRecords } from '../../../src/importers/writer/write-records.ts';
import { openTestDatabase } from '../../support/database.ts';
import { by, comment, onPost, page, post, revision, user } from '../make-records.ts';

const database = await openTestDatabase();

const THREADS = 600;

/** Questions with all that hangs on them, and answers later, as a dump has them. */
function* records(): Generator<ImportRecord> {
  for (let n = 0; n < 10; n++) yield user(`user ${n}`);
  for (let n = 0; n < 5; n++) yield page(`topic ${n}`);
  for (let n = 0; n < THREADS; n++) {
    const topics = [{ wikiPage: `topic ${n % 5}`, relevance: 1 }];
    yield post(`post ${n}`, { author: by(`user ${n % 10}`), topics });
    yield revision(`version ${n}`, onPost(`post ${n}`));
    yield comment(`comment ${n}`, onPost(`post ${n}`));
  }
  for (let n = 0; n < THREADS; n++) {
    const answer = { isAnswer: true, isAccepted: true, author: by(`user ${n % 7}`) };
    yield comment(`answer ${n}`, onPost(`post ${n}`), answer);
  }
}

interface TableUse {
  readonly name: string;
  readonly inserted: number;
  readonly read: number;
  readonly updated: number;
}

async function tableUse(): Promise<Map<string, TableUse>> {
  const uses = await database.run<TableUse>(
    'test.tableUse',
    sql`
      select relname as name, n_tup_ins as inserted, n_tup_upd as updated,
        seq_tup_read + coalesce(idx_tup_fetch, 0) as read
      from pg_stat_user_tables`,
  );
  return new Map(uses.map((use) => [use.name, use]));
}

it('reads and writes a few rows for each record, however many are there already', async () => {
  const tally = new Tally(() => {});
  await writeRecords({ database, source: 'costs', records: records(), tally, batchSize: 60 });
  // PostgreSQL counts with some delay.
  const uses = await vi.waitFor(
    async () => {
      const found = await tableUse();
      expect(found.get('comments')?.inserted).toBe(2 * THREADS);
      expect(found.get('origins')?.inserted).toBe(4 * THREADS + 15);
      return found;
    },
    { timeout: 15_000, interval: 200 },
  );
  const of = (name: string) => uses.get(name) ?? expect.fail(`no table ${name}`);
  expect(of('origins').read / of('origins').inserted).toBeLessThan(2);
  expect(of('posts').read / of('posts').inserted).toBeLessThan(25);
  // Once, for the answer that came later.
  expect(of('posts').updated / of('posts').inserted).toBeLessThanOrEqual(1);
  expect(of('comments').updated).toBe(0);
  // For the posts that they stand on. Replies are counted where comments of earlier batches got some.
  expect(of('comments').read / of('comments').inserted).toBeLessThan(6);
}, 60_000);

it('lets PostgreSQL clear away what is replaced, while the lock of the import lasts', async () => {
  await importAlone(database, async () => {
    const locks = await database.run<{ oldest: string | null }>(
      'test.locks',
      sql`
        select backend_xmin::text as oldest from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`,
    );
    expect(locks).toEqual([{ oldest: null }]);
  });
});
