#!/usr/bin/env node
import { EXIT_CODES } from './commands/failure.ts';
import { runProgram } from './commands/program.ts';

/** Something that was not closed must not keep a finished command from ending, in ms. */
const LINGER = 1_000;

// Whatever it writes (the data, locks, rejected rows) is its owner's alone.
process.umask(0o077);

// `commonplace schema print | head` is no failure. Nor does a command end half-way because what it says of its
// progress cannot be written, as on a full disk; but what it was to print must not be missing unnoticed.
let unwritten: Error | undefined;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') unwritten ??= error;
});
process.stderr.on('error', () => {});
process.once('exit', () => {
  if (unwritten === undefined) return;
  process.stderr.write(`Not all of the output could be written: ${unwritten.message}\n`);
  process.exitCode ||= EXIT_CODES.failed;
});

// PGlite answers without the event loop. Node takes a loop that has nothing to wait for as the end, and
// before that it waits for all that V8 compiles in the background: a third of a second at each start.
const isBusy = setInterval(() => {}, 60_000);
process.exitCode = await runProgram(process.argv.slice(2));
clearInterval(isBusy);
setTimeout(() => process.exit(), LINGER).unref();
