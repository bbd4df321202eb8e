import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Table } from '../rows/table.ts';
import { chunksOf } from './chunks.ts';
import { copyStatement, type Loader } from './loader.ts';

/** Characters that are sent at once. */
const CHUNK = 256 * 1024;

/** Indexes that are built at the same time; each by one process, which wastes less than several do. */
const BUILDERS = 2;

const SETTINGS = `
  set maintenance_work_mem = '1GB';
  set max_parallel_maintenance_workers = 0`;

export function openPostgresLoader(url: string): Loader {
  return {
    query: (statement) => withClient(url, async (client) => (await client.query(statement)).rows),
    async copy(lanes, onTable) {
      await Promise.all(
        lanes.map((tables) =>
          withClient(url, async (client) => {
            for (const table of tables) {
              onTable(table);
              await copyTable(client, table);
            }
          }),
        ),
      );
    },
    async runAll(statements) {
      const left = [...statements];
      const build = (client: pg.Client) => runNext(client, left);
      await Promise.all(Array.from({ length: BUILDERS }, () => withClient(url, build)));
    },
    async close() {},
  };
}

/** What is truncated in the same transaction needs neither a log of its rows nor a later sweep. */
async function copyTable(client: pg.Client, table: Table): Promise<void> {
  await client.query(`begin; truncate ${table.name}`);
  const statement = `${copyStatement(table, 'stdin')} with (freeze)`;
  await pipeline(Readable.from(chunksOf(table, CHUNK)), client.query(copyFrom(statement)));
  await client.query('commit');
}

async function runNext(client: pg.Client, left: string[]): Promise<void> {
  for (let next = left.shift(); next !== undefined; next = left.shift()) await client.query(next);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(SETTINGS);
    return await work(client);
  } finally {
    await client.end();
  }
}
