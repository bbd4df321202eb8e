import { readOptions } from './options.ts';
import { serveData } from './postgres/serve-data.ts';
import { run } from './run.ts';
import { SERVERS } from './servers/servers.ts';

const options = readOptions(SERVERS);
try {
  if (options.serve === undefined) await run(SERVERS, options);
  else await serveData(options.data, options.serve);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
