import { existsSync } from 'node:fs';
import type { Database, StatementReader } from '../db/database.ts';
import { folderOf } from '../db/pglite/folder-of.ts';
import type { Env } from '../env.ts';
import type { Source } from '../importers/importer.ts';
import type { Rejection } from '../importers/tally.ts';
import { missingAccountNotes } from './close-missing.ts';
import { Failure } from './failure.ts';
import { progressFor } from './progress-for.ts';
import { withDatabase } from './with-database.ts';

interface DryRunOptions {
  readonly env: Env;
  readonly source: Source;
  readonly batch: number;
  readonly overwrite: boolean;
}

/** Reads everything and prints what an import would do. A database that is not there is not made. */
export async function importDryRun(options: DryRunOptions): Promise<void> {
  const { env } = options;
  const folder = env.DATABASE_URL.startsWith('pglite:') ? folderOf(env.DATABASE_URL) : null;
  if (folder !== null && !existsSync(folder)) return print(NOTHING_THERE, options);
  await withDatabase(
    env,
    async (database) => print((await isNew(database)) ? NOTHING_THERE : database, options),
    { throughServer: true },
  );
}

const NOTHING_THERE: StatementReader = { run: async () => [] };

/** Whether the database has no tables yet. One of an older release cannot be compared with. */
async function isNew(database: Database): Promise<boolean> {
  const [{ pendingMigrations }, { readMigrations }] = await Promise.all([
    import('../db/migrate.ts'),
    import('../db/migration-files.ts'),
  ]);
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return false;
  if (pending.length === (await readMigrations()).length) return true;
  throw new Failure(`${database.location} is not up to date. Run \`commonplace migrate\` first.`);
}

/** Rejected rows of which the reason is printed. */
const MAX_REASONS = 5;

async function print(
  database: StatementReader,
  { source, batch, overwrite }: DryRunOptions,
): Promise<void> {
  const [{ dryRun }, { Tally }, { summary }] = await Promise.all([
    import('../importers/dry-run.ts'),
    import('../importers/tally.ts'),
    import('../importers/summary.ts'),
  ]);
  const rejections: Rejection[] = [];
  const tally = new Tally((rejection) => {
    if (rejections.length < MAX_REASONS) rejections.push(rejection);
  });
  const begunAt = performance.now();
  const progress = await progressFor(process.stderr);
  const reading = { database, source, tally, progress, batchSize: batch, overwrite };
  const { missingUsers } = await dryRun(reading);
  tally.notes.push(...missingAccountNotes(missingUsers));
  for (const { place, reason } of rejections) {
    tally.notes.push(`Rejected: ${place.file}, line ${place.line}, ${place.id}: ${reason}`);
  }
  const milliseconds = performance.now() - begunAt;
  process.stdout.write(summary({ tally, milliseconds, isDryRun: true }));
}
