import type { Size } from '../contract.ts';
import { prepareDatabase } from '../data/prepare-database.ts';
import { openBenchPostgres } from './server.ts';

/** Starts PostgreSQL with a community, prints its URL, and lets it run until this process is ended. */
export async function serveData(folder: string, size: Size): Promise<never> {
  const server = await openBenchPostgres(folder);
  try {
    console.log(await prepareDatabase({ serverUrl: server.url, size, log: console.error }));
    // A process in which nothing is under way would end.
    setInterval(() => {}, 60_000);
    return await new Promise<never>(() => {});
  } finally {
    await server.stop();
  }
}
