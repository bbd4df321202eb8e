import sql from 'sql-template-tag';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Incident } from '../../../src/db/incident.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { pgliteAdapter } from '../../../src/db/pglite/pglite-adapter.ts';
import { PgliteHost } from '../../../src/db/pglite/pglite-host.ts';
import { NO_LIMITS } from '../../../src/db/pglite/turn.ts';
import { keepUp } from '../../../src/db/pglite/upkeep.ts';
import { createTestDatabase } from '../../support/database.ts';

const ROUNDS = 8;
const MAX_LOG = 4_000_000;

it('keeps table and log of PGlite from growing with every change', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  const folder = url.slice('pglite:'.length);
  const host = new PgliteHost({ folder, isSynced: false, incident: new Incident() });
  onTestFinished(async () => {
    await host.close();
    await remove();
  });
  const adapter = await pgliteAdapter(host, NO_LIMITS).connect();
  const numberOf = async (text: string) => {
    const { rows } = await adapter.queryRaw({ sql: text, args: [], argTypes: [] });
    return Number(rows[0]?.[0]);
  };
  const tableSize = () => numberOf(`select pg_table_size('t')`);
  const logSize = () =>
    numberOf(
      'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) from pg_control_checkpoint()',
    );
  await adapter.executeScript(`
    create table t (n int, words text);
    insert into t select n, repeat(md5(n::text), 30) from generate_series(1, 2000) n`);
  const sizes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await adapter.executeScript(`
      update t set words = reverse(words);
      select pg_stat_force_next_flush()`);
    await keepUp(adapter, MAX_LOG);
    sizes.push(await tableSize());
    expect(await logSize()).toBeLessThan(MAX_LOG);
  }
  expect(sizes.at(-1)).toBeLessThanOrEqual(1.5 * (sizes[1] ?? 0));
});

it('is done for a database that is open', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const database = await openDatabase({ url, isSynced: false });
  onTestFinished(async () => {
    vi.useRealTimers();
    await database.close();
    await remove();
  });
  await database.execute('test.table', sql`create table t as select generate_series(1, 1000) as n`);
  await database.execute('test.change', sql`update t set n = -n`);
  await database.run('test.flush', sql`select pg_stat_force_next_flush()::text as done`);
  const vacuums = async () => {
    const [row] = await database.run<{ count: number }>(
      'test.vacuums',
      sql`select vacuum_count as count from pg_stat_user_tables where relname = 't'`,
    );
    return row?.count;
  };
  expect(await vacuums()).toBe(0);
  vi.advanceTimersByTime(10_000);

  await expect.poll(vacuums, { timeout: 10_000 }).toBe(1);
});
