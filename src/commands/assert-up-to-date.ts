import type { Database } from '../db/database.ts';
import { Failure } from './failure.ts';

/** For commands that read a database as it is, and change nothing. */
export async function assertUpToDate(database: Database): Promise<void> {
  const { pendingMigrations } = await import('../db/migrate.ts');
  if ((await pendingMigrations(database)).length === 0) return;
  throw new Failure(`${database.location} is not up to date. Run \`commonplace migrate\` first.`);
}
