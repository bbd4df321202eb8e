import pg from 'pg';
import type { Size } from '../contract.ts';
import { fill } from './fill/fill.ts';
import { currentGeneration } from './generation.ts';
import { COMMENTS } from './sizes.ts';

export interface PrepareOptions {
  /** Of the maintenance database of the server, as a superuser. */
  readonly serverUrl: string;
  readonly size: Size;
  /** Receives what is being done, when it takes long. */
  readonly log: (message: string) => void;
}

/**
 * The URL of a database with a community of a size, which is made unless the server has it. A database
 * bears, as its comment, the generation that filled it, from the moment when it is complete; whatever
 * bears another or none is made again.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<string> {
  const { serverUrl, size, log } = options;
  const name = `bench_${size}`;
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const generation = await currentGeneration();
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    if ((await generationOf(client, name)) === generation) return url;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await fill({
      url,
      comments: COMMENTS[size],
      log: (message) => log(`generating ${size}: ${message}`),
    });
    await client.query(`comment on database ${name} is '${generation}'`);
    return url;
  } finally {
    await client.end();
  }
}

async function generationOf(client: pg.Client, name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ generation: string | null }>(
    `select shobj_description(oid, 'pg_database') as generation from pg_database where datname = $1`,
    [name],
  );
  return rows[0]?.generation ?? undefined;
}
