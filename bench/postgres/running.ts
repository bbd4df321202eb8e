import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresServer } from '../../tests/support/postgres-server.ts';

/** A server that is not ours to kill. */
export type RunningPostgres = Omit<PostgresServer, 'kill'>;

/** The server that somebody else started in this folder; `stop` leaves it to them. */
export async function runningPostgres(folder: string): Promise<RunningPostgres | undefined> {
  const lock = await readFile(join(folder, 'data/postmaster.pid'), 'utf8').catch(() => '');
  // PostgreSQL's own manual: the process, the data folder, the start time, and the port.
  const [pid, , , port] = lock.split('\n');
  if (!pid || !port) return undefined;
  const password = await readFile(join(folder, 'password'), 'utf8');
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return (await answers(url)) ? { url, pid: Number(pid), stop: async () => {} } : undefined;
}

/** A server that was killed leaves its lock behind. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
