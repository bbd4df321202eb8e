import { Command } from 'commander';
import type { Database } from '../db/database.ts';
import { readEnv } from '../env.ts';
import { printProgress } from './print-progress.ts';
import { waitOption } from './waiting.ts';
import { withDatabase } from './with-database.ts';

/** `commonplace migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'apply missing migrations to the database of DATABASE_URL (`serve` does so by itself)',
    )
    .option('--dry-run', 'list the missing migrations without applying them')
    .option('--plan', 'list them with the tables that they lock, and how large these are')
    .addOption(waitOption())
    .action(run);
}

interface MigrateArguments {
  readonly dryRun?: boolean;
  readonly plan?: boolean;
  readonly wait?: number;
}

async function run({ dryRun = false, plan = false, wait }: MigrateArguments): Promise<void> {
  const work = async (database: Database) => {
    if (plan) return writePlan(database);
    const { migrate, pendingMigrations } = await import('../db/migrate.ts');
    const names = dryRun
      ? await pendingMigrations(database)
      : (await migrate(database, { log: printProgress })).applied;
    const verb = dryRun ? 'Would apply' : 'Applied';
    const lines =
      names.length === 0
        ? [`${database.location} is up to date.`]
        : names.map((name) => `${verb} ${name}`);
    process.stdout.write(`${lines.join('\n')}\n`);
  };
  await withDatabase(readEnv(), work, { throughServer: true, waitSeconds: wait });
}

async function writePlan(database: Database): Promise<void> {
  const { planMigrations } = await import('../db/migration-plan.ts');
  const migrations = await planMigrations(database);
  const lines = migrations.flatMap(({ name, locks }) => [
    `Would apply ${name}`,
    ...locks.map(({ table, blocks, why, rows, hasMore, bytes }) => {
      const blocked = blocks === 'writes' ? 'writes to' : 'reads and writes of';
      return `  blocks ${blocked} ${table} (${hasMore ? 'more than' : 'about'} ${rows} rows, ${Math.ceil(bytes / 1_000_000)} MB): ${why}`;
    }),
  ]);
  if (lines.length === 0) lines.push(`${database.location} is up to date.`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
