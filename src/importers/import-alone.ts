import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import { ImportError } from './import-error.ts';

/**
 * Runs an import while no other one writes into the same database. A folder of PGlite has one process anyway.
 *
 * @throws ImportError at once if another import is at work
 */
export async function importAlone(database: Database, work: () => Promise<void>): Promise<void> {
  if (database.engine === 'pglite') return work();
  await database.longTransaction(async (runner) => {
    const [lock] = await runner.run<{ isFree: boolean }>(
      'import.alone',
      sql`select pg_try_advisory_xact_lock(${LOCK_KEY}::bigint) as "isFree"`,
    );
    if (lock?.isFree !== true) {
      throw new ImportError(
        'Another import writes into this database. Wait until it has ended, then run this one again.',
      );
    }
    // Replaces the statement before, which would keep the rows of all versions from being cleared away while the import runs.
    await runner.execute(
      'import.keepAlone',
      sql`set local idle_in_transaction_session_timeout = 0`,
    );
    await work();
  });
}

/** Arbitrary, but the same for every import. */
const LOCK_KEY = 4_202_611_234;
