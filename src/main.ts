#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { backupCommand } from './commands/backup.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { exitCodeOf, explain } from './commands/failure.ts';
import { importCommand } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { reindexCommand } from './commands/reindex.ts';
import { restoreCommand } from './commands/restore.ts';
import { schemaCommand } from './commands/schema.ts';
import { serveCommand } from './commands/serve.ts';
import { tokenCommand } from './commands/token.ts';
import { userCommand } from './commands/user.ts';
import { webhookCommand } from './commands/webhook.ts';
import { PACKAGE_ROOT } from './lib/package-root.ts';

/** Something that was not closed must not keep a finished command from ending, in ms. */
const LINGER = 1_000;

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8'),
);

const program = new Command('commonplace')
  .description('A GraphQL content server for communities that discuss and write together.')
  .version(version)
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 failed, 2 wrong arguments or environment; some commands have more.',
  );
const commands = [
  serveCommand(),
  migrateCommand(),
  importCommand(),
  exportCommand(),
  backupCommand(),
  restoreCommand(),
  demoCommand(),
  doctorCommand(),
  reindexCommand(),
  userCommand(),
  tokenCommand(),
  webhookCommand(),
  schemaCommand(),
];
for (const command of commands) program.addCommand(command);
configure(program);

// Whatever it writes (the data, locks, rejected rows) is its owner's alone.
process.umask(0o077);

// `commonplace schema print | head` is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// PGlite answers without the event loop. Node takes a loop that has nothing to wait for as the end, and
// before that it waits for all that V8 compiles in the background: a third of a second at each start.
const isBusy = setInterval(() => {}, 60_000);
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  process.stderr.write(explain(error));
} finally {
  clearInterval(isBusy);
}
setTimeout(() => process.exit(), LINGER).unref();

/**
 * Commander ends the process by itself, with exit codes of its own, unless each command is configured to
 * throw instead.
 */
function configure(command: Command): void {
  command.exitOverride().showHelpAfterError('Add --help to see the options.');
  command.commands.forEach(configure);
}
