import pg from 'pg';
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { planCommunity } from '../community/community.ts';
import { tablesOf } from '../rows/tables.ts';
import { bareTables, type Restoration } from './bare-tables.ts';
import { copyRows } from './copy-rows.ts';
import { recount } from './recount.ts';

export interface FillOptions {
  /** Of an empty database. */
  readonly url: string;
  readonly comments: number;
  /** Told what is being done. */
  readonly log: (message: string) => void;
}

/** Connections that write at the same time. What takes longest is PostgreSQL's parsing of words. */
const LANES = 2;

/** For this work alone: what a server does meanwhile for others does not matter. */
const SETTINGS = `
  set maintenance_work_mem = '1GB';
  set max_parallel_maintenance_workers = 1;
  set max_parallel_workers_per_gather = 1`;

/** Makes Commonplace's tables and fills them with a community of so many comments. */
export async function fill({ url, comments, log }: FillOptions): Promise<void> {
  await makeTables(url);
  const clients = await Promise.all(Array.from({ length: LANES }, () => connect(url)));
  const [client] = clients;
  if (client === undefined) return;
  try {
    const restoration = await bareTables(client);
    for (const table of tablesOf(planCommunity(comments))) {
      log(table.name);
      await copyRows(clients, table);
    }
    log('indexes');
    await restore(clients, restoration);
    await client.query('analyze');
    log('counters');
    await recount(url);
    log('vacuum');
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  } finally {
    await Promise.all(clients.map((each) => each.end()));
  }
}

async function makeTables(url: string): Promise<void> {
  const database = await openDatabase({ url, poolSize: 2 });
  await migrate(database).finally(() => database.close());
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(SETTINGS);
  return client;
}

/** Each client builds the next index when it is done with one; foreign keys lock tables for each other. */
async function restore(
  clients: readonly pg.Client[],
  { indexes, foreignKeys }: Restoration,
): Promise<void> {
  const left = [...indexes];
  await Promise.all(
    clients.map(async (client) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        await client.query(next);
      }
    }),
  );
  for (const statement of foreignKeys) await clients[0]?.query(statement);
}
