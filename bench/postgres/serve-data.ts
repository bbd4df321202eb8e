import type { Size } from '../contract.ts';
import { prepareDatabase } from '../data/prepare-database.ts';
import { openBenchPostgres } from './server.ts';

/** Starts PostgreSQL with a community, prints its URL, and stops it at SIGINT or SIGTERM. */
export async function serveData(folder: string, size: Size): Promise<void> {
  const server = await openBenchPostgres(folder);
  try {
    const url = await prepareDatabase({ serverUrl: server.url, size, log: console.error });
    console.log(url);
    await new Promise<void>((resolve) => {
      // Signals alone keep no process alive.
      const timer = setInterval(() => {}, 60_000);
      for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
          clearInterval(timer);
          resolve();
        });
      }
    });
  } finally {
    await server.stop();
  }
}
