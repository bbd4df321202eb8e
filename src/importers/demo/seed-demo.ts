import sql from 'sql-template-tag';
import type { Database } from '../../db/database.ts';
import { hadDemo } from './remove-demo.ts';
import { DEMO_SOURCE } from './source.ts';

/**
 * Puts the demo community into a database in which nobody has an account yet, unless it was removed. It is one batch and so
 * one transaction: a process that is killed leaves the database empty, not half a community.
 *
 * @returns whether it did
 */
export async function seedDemo(database: Database): Promise<boolean> {
  if ((await hasPeople(database)) || (await hadDemo(database))) return false;
  // Every start but the first is done before all that renders and writes is loaded.
  const [{ demoRecords }, { Tally }, { writeRecords }] = await Promise.all([
    import('./read-demo.ts'),
    import('../tally.ts'),
    import('../writer/write-records.ts'),
  ]);
  const tally = new Tally(({ reason }) => {
    throw new Error(`The demo community cannot be written: ${reason}`);
  });
  await writeRecords({
    database,
    source: DEMO_SOURCE,
    records: demoRecords(),
    tally,
    batchSize: Number.POSITIVE_INFINITY,
  });
  return true;
}

async function hasPeople(database: Database): Promise<boolean> {
  const rows = await database.run('demo.hasPeople', sql`select from users limit 1`);
  return rows.length > 0;
}
