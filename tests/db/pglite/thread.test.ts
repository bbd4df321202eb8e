import sql from 'sql-template-tag';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import type { IncidentReport } from '../../../src/db/incident.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { isUnavailable } from '../../../src/db/unavailable.ts';
import { createTestDatabase } from '../../support/database.ts';

interface Options {
  readonly statementTimeout?: number;
  readonly incidents?: IncidentReport;
}

/** A new database with a table `t` of numbers, not two of them alike. */
async function openNew(options: Options = {}) {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  const database = await openDatabase({ url, isSynced: false, ...options });
  await database.execute('test.table', sql`create table t (n int unique initially deferred)`);
  const discard = async () => {
    await database.close();
    await remove();
  };
  return { database, discard };
}

/** The same, until the test is over. */
async function open(options: Options): Promise<Database> {
  const { database, discard } = await openNew(options);
  onTestFinished(discard);
  return database;
}

const endless = sql`select count(*) as n from generate_series(1, 100000000000) a`;
const count = sql`select count(*)::int as n from t`;
const insert = (n: number) => sql`insert into t values (${n})`;

describe('a statement that takes too long', () => {
  it('ends with the thread; what was committed stays, and what waits goes on', async () => {
    const incidents = {
      lost: vi.fn(),
      recovered: vi.fn(),
      short: vi.fn(),
      diskFull: vi.fn(),
      roomAgain: vi.fn(),
    };
    const database = await open({ statementTimeout: 2, incidents });
    await database.transaction((tx) => tx.execute('test.add', insert(1)));
    const slow = database.run('test.endless', endless);
    await expect(slow).rejects.toSatisfy(isUnavailable);
    expect(await database.run('test.count', count)).toEqual([{ n: 1 }]);
    expect(incidents.lost).toHaveBeenCalledTimes(1);
    expect(incidents.recovered).toHaveBeenCalledTimes(1);
  }, 60_000);

  it('takes its transaction back', async () => {
    const database = await open({ statementTimeout: 1 });
    const slow = database.transaction(async (tx) => {
      await tx.execute('test.add', insert(1));
      await tx.run('test.endless', endless);
    });
    await expect(slow).rejects.toSatisfy(isUnavailable);
    expect(await database.run('test.count', count)).toEqual([{ n: 0 }]);
  }, 60_000);

  it('keeps others waiting for half its time, and then they are refused', async () => {
    const database = await open({ statementTimeout: 2 });
    const ends: string[] = [];
    const slow = database.run('test.endless', endless).catch(() => ends.push('slow'));
    const waiting = database.run('test.count', count).catch((error: unknown) => {
      expect(isUnavailable(error)).toBe(true);
      ends.push('waiting');
    });
    await Promise.all([slow, waiting]);
    expect(ends).toEqual(['waiting', 'slow']);
  }, 60_000);

  it('leaves listeners listening, and tells them that they may have missed something', async () => {
    const database = await open({ statementTimeout: 1 });
    const heard = vi.fn();
    const stop = await database.onNotice('test', heard);
    await database.run('test.endless', endless).catch(() => {});
    await database.run('test.count', count);
    expect(heard).toHaveBeenCalledTimes(1);
    await database.execute('test.notify', sql`select pg_notify('test', '')`);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2), 10_000);
    await stop();
  }, 60_000);
});

describe('a transaction', () => {
  let database: Database;
  beforeAll(async () => {
    const opened = await openNew();
    database = opened.database;
    return opened.discard;
  });
  beforeEach(() => database.execute('test.empty', sql`delete from t`));

  it('fails when its commit fails', async () => {
    const twice = database.transaction(async (tx) => {
      await tx.execute('test.add', insert(1));
      await tx.execute('test.add', insert(1));
    });
    await expect(twice).rejects.toThrow();
    expect(await database.run('test.count', count)).toEqual([{ n: 0 }]);
    await database.transaction((tx) => tx.execute('test.add', insert(2)));
    expect(await database.run('test.count', count)).toEqual([{ n: 1 }]);
  });

  it('fails when a statement of it failed, though nobody heard of that', async () => {
    const failed = database.transaction(async (tx) => {
      await tx.execute('test.add', insert(1));
      await tx.run('test.nothing', sql`select 1 / 0 as n`).catch(() => {});
    });
    await expect(failed).rejects.toThrow();
    expect(await database.run('test.count', count)).toEqual([{ n: 0 }]);
  });

  it('has the isolation that is asked for', async () => {
    const isolation = await database.prisma.$transaction(
      (tx) => tx.$queryRaw`select current_setting('transaction_isolation') as level`,
      { isolationLevel: 'Serializable' },
    );
    expect(isolation).toEqual([{ level: 'serializable' }]);
  });

  it('runs statements that come at once one after another', async () => {
    await database.transaction(async (tx) => {
      await Promise.all([1, 2, 3].map((n) => tx.execute('test.add', insert(n))));
      expect(await tx.run('test.count', count)).toEqual([{ n: 3 }]);
    });
  });
});
