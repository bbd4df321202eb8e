import { CommanderError } from 'commander';
import { adviceFor } from '../db/advice.ts';
import { driverErrorOf, reasonOf } from '../db/driver-error.ts';
import { DatabaseError } from '../db/errors.ts';
import { isUnavailable } from '../db/unavailable.ts';
import { EnvironmentError, isDebugging } from '../env.ts';
import { ObjectStoreError } from '../object-storage/object-store-error.ts';

/** What a command's exit code says. */
export const EXIT_CODES = {
  done: 0,
  failed: 1,
  /** Wrong arguments, or a wrong environment. */
  usage: 2,
} as const;

/** A command could not do its work, for a reason that an operator understands. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(
    message: string,
    options: { readonly exitCode?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'Failure';
    this.exitCode = options.exitCode ?? EXIT_CODES.failed;
  }
}

/** The exit code for what ended a command. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Failure) return error.exitCode;
  if (error instanceof EnvironmentError) return EXIT_CODES.usage;
  // Commander's own code is 0 after --help and --version, and 1 for every misuse.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES.usage;
  return EXIT_CODES.failed;
}

/** What to print about it, with the line feed at the end. A stack is shown only when debugging. */
export function explain(error: unknown): string {
  // Commander has said it already.
  if (error instanceof CommanderError) return '';
  return `${isDebugging() && error instanceof Error ? error.stack : messageOf(error)}\n`;
}

function messageOf(error: unknown): string {
  if (error instanceof EnvironmentError) {
    const count = error.problems.length;
    return `The environment has ${count === 1 ? 'a wrong value' : `${count} wrong values`}:\n${error.problems
      .map((problem) => `  ${problem}`)
      .join('\n')}\nSet or unset them and start again; docs/operations.md lists every variable.`;
  }
  if (error instanceof Failure || error instanceof DatabaseError) return error.message;
  if (error instanceof ObjectStoreError)
    return `The store of pictures failed: ${error.message}. Try again when it answers.`;
  return (
    systemFailure(error) ??
    databaseFailure(error) ??
    lostConnection(error) ??
    `Unexpected failure: ${reasonOf(error)}\nLOG_LEVEL=debug shows where.`
  );
}

/** What the operating system refused, in words for an operator; null when it was something else. */
function systemFailure(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return null;
  const advice = SYSTEM_ADVICE[String(error.code)];
  if (advice === undefined) return null;
  const isAboutRoom = ['ENOSPC', 'EDQUOT', 'EROFS'].includes(String(error.code));
  // A copy has no room where it goes, and not where it comes from.
  const path = isAboutRoom && 'dest' in error ? error.dest : 'path' in error ? error.path : null;
  // What is done to a file that is open does not name it.
  const place = path ?? error.syscall;
  return `${place}: ${advice} (${error.code})`;
}

/** The same of what PostgreSQL refused. */
function databaseFailure(error: unknown): string | null {
  const driverError = driverErrorOf(error);
  const advice = adviceFor(driverError);
  if (driverError === undefined || advice === null) return null;
  return `PostgreSQL says: ${driverError.message}. ${advice} (SQLSTATE ${driverError.code})`;
}

/** The database ended the connection, or left it, while the command ran. */
function lostConnection(error: unknown): string | null {
  if (!isUnavailable(error)) return null;
  const reason = reasonOf(error).replace(/\.$/, '');
  return `The database does not answer any more: ${reason}. Run the command again when it does.`;
}

const SYSTEM_ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied. Run as the owner of the folder, or choose another one.',
  EPERM: 'permission denied. Run as the owner of the folder, or choose another one.',
  EROFS: 'the disk can only be read. Choose a folder on another disk.',
  ENOSPC: 'the disk is full. Make room, or choose a folder on another disk.',
  EDQUOT: 'the quota of the disk is used up. Make room, or choose a folder on another disk.',
  ENOTDIR: 'a part of this path is a file, not a folder. Choose another folder.',
  EEXIST: 'there is a file of this name. Choose another folder.',
  EISDIR: 'this is a folder, not a file.',
  ENOENT: 'there is no such file or folder.',
  EMFILE: 'too many open files. Raise the limit (ulimit -n).',
};
