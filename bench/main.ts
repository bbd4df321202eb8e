import { inspect } from 'node:util';
import type { ServerUnderTest } from './contract.ts';
import { type Options, readOptions } from './options.ts';
import { serveData } from './postgres/serve-data.ts';
import { run } from './run.ts';
import { commonplaceBefore } from './servers/commonplace/commonplace.ts';
import { SERVERS } from './servers/servers.ts';

const options = readOptions(SERVERS);
exitOnSignals();
try {
  if (options.serve === undefined) await run(serversOf(options), options);
  else await serveData(options.data, options.serve);
} catch (error) {
  for (let cause: unknown = error; cause !== undefined; ) {
    console.error(messageOf(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  process.exitCode = 1;
}

/** Those that were chosen, and the other checkout. */
function serversOf({ server: names, before }: Options): readonly ServerUnderTest[] {
  const chosen = SERVERS.filter(({ name }) => names.includes(name));
  return before === undefined ? chosen : [...chosen, commonplaceBefore(before)];
}

/** A signal alone would end this process and leave those that it started. */
function exitOnSignals(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

/** Some errors of connections have none: they are a number of errors. */
function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : inspect(error);
}
