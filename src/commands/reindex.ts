import { Command } from 'commander';
import { readEnv } from '../env.ts';
import { withMigratedDatabase } from './with-migrated-database.ts';

/** `commonplace reindex` */
export function reindexCommand(): Command {
  return new Command('reindex')
    .description('rebuild the search index in the language of SITE_LANGUAGE')
    .addHelpText('after', '\nServers can stay online. If the command is interrupted, run it again.')
    .action(run);
}

async function run(): Promise<void> {
  const env = readEnv();
  await withMigratedDatabase(env, async (database) => {
    const { reindexSearch } = await import('../upkeep/search-language.ts');
    const counts = new Map<string, number>();
    for await (const { table, rows } of reindexSearch(database, env.SITE_LANGUAGE)) {
      counts.set(table, rows);
    }
    for (const [table, rows] of counts) process.stdout.write(`${table}: ${rows}\n`);
  });
}
