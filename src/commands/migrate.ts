import { Command } from 'commander';
import type { Database } from '../db/database.ts';
import { readEnv } from '../env.ts';
import { waitOption } from './waiting.ts';
import { withDatabase } from './with-database.ts';

/** `commonplace migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'apply missing migrations to the database of DATABASE_URL (`serve` does so by itself)',
    )
    .option('--dry-run', 'list the missing migrations without applying them')
    .addOption(waitOption())
    .action(run);
}

interface MigrateArguments {
  readonly dryRun?: boolean;
  readonly wait?: number;
}

async function run({ dryRun = false, wait }: MigrateArguments): Promise<void> {
  const work = async (database: Database) => {
    const { migrate, pendingMigrations } = await import('../db/migrate.ts');
    const names = dryRun ? await pendingMigrations(database) : (await migrate(database)).applied;
    const verb = dryRun ? 'Would apply' : 'Applied';
    const lines =
      names.length === 0
        ? [`${database.location} is up to date.`]
        : names.map((name) => `${verb} ${name}`);
    process.stdout.write(`${lines.join('\n')}\n`);
  };
  await withDatabase(readEnv(), work, { throughServer: true, waitSeconds: wait });
}
