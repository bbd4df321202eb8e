import { readOptions } from './options.ts';
import { serveData } from './postgres/serve-data.ts';
import { run } from './run.ts';
import { SERVERS } from './servers/servers.ts';

const options = readOptions(SERVERS);
try {
  if (options.serve === undefined) {
    endProperly();
    await run(SERVERS, options);
  } else {
    await serveData(options.data, options.serve);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** A signal alone would end this process and leave those that it started. */
function endProperly(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
