import { Command } from 'commander';
import type { Database } from '../db/database.ts';
import { readEnv } from '../env.ts';
import { withMigratedDatabase } from './with-migrated-database.ts';

/** `commonplace demo` */
export function demoCommand(): Command {
  const command = new Command('demo').description(
    'manage the demo community that a new database gets',
  );
  command
    .command('remove')
    .description('remove the people of the demo and all that they wrote')
    .addHelpText(
      'after',
      '\nWhat others wrote under its posts and on its wiki pages is removed with them. Accounts of the\n' +
        'demo that have a way to sign in or a token stay. The demo is not created again.',
    )
    .action(() => withMigratedDatabase(readEnv(), removeDemoAndReport));
  return command;
}

/** Says what was removed, on standard output. */
export async function removeDemoAndReport(database: Database): Promise<void> {
  const { removeDemo } = await import('../importers/demo/remove-demo.ts');
  const { posts, wikiPages, sequences, users } = await removeDemo(database);
  process.stdout.write(
    `Removed the demo community: ${posts} posts, ${wikiPages} wiki pages, ${sequences} sequences, ${users} users\n`,
  );
}
