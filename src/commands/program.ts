import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { PACKAGE_ROOT } from '../lib/package-root.ts';
import { backupCommand } from './backup.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { EXIT_CODES, exitCodeOf, explain } from './failure.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { reindexCommand } from './reindex.ts';
import { restoreCommand } from './restore.ts';
import { schemaCommand } from './schema.ts';
import { serveCommand } from './serve.ts';
import { tokenCommand } from './token.ts';
import { userCommand } from './user.ts';
import { webhookCommand } from './webhook.ts';

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8'),
);

/** Runs a command with the arguments after the name of the program, and returns its exit code. */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return EXIT_CODES.done;
  } catch (error) {
    process.stderr.write(explain(error));
    return exitCodeOf(error);
  }
}

function createProgram(): Command {
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
  return program;
}

/**
 * Commander ends the process by itself, with exit codes of its own, unless each command is configured to
 * throw instead.
 */
function configure(command: Command): void {
  command.exitOverride().showHelpAfterError('Add --help to see the options.');
  command.commands.forEach(configure);
}
