#!/usr/bin/env node
import { runProgram } from './commands/program.ts';

/** Something that was not closed must not keep a finished command from ending, in ms. */
const LINGER = 1_000;

// Whatever it writes (the data, locks, rejected rows) is its owner's alone.
process.umask(0o077);

// `commonplace schema print | head` is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// PGlite answers without the event loop. Node takes a loop that has nothing to wait for as the end, and
// before that it waits for all that V8 compiles in the background: a third of a second at each start.
const isBusy = setInterval(() => {}, 60_000);
process.exitCode = await runProgram(process.argv.slice(2));
clearInterval(isBusy);
setTimeout(() => process.exit(), LINGER).unref();
