import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { planCommunity } from '../community/community.ts';
import { tablesOf } from '../rows/tables.ts';
import { dropConstraints } from './drop-constraints.ts';
import type { Loader } from './loader.ts';
import { openPgliteLoader } from './pglite-loader.ts';
import { openPostgresLoader } from './postgres-loader.ts';
import { recount } from './recount.ts';

export interface FillOptions {
  /** Of an empty database: `postgres://…` or `pglite:DIR`. */
  readonly url: string;
  readonly comments: number;
  /** Receives what is being done. */
  readonly log: (message: string) => void;
}

/** Makes Commonplace's tables and fills them with a community of so many comments. */
export async function fill({ url, comments, log }: FillOptions): Promise<void> {
  await makeTables(url);
  const loader = await openLoader(url);
  try {
    const { indexes, foreignKeys, triggers } = await dropConstraints(loader);
    await loader.copy(tablesOf(planCommunity(comments)), ({ name }) => log(name));
    log('indexes');
    await loader.runAll(indexes);
    // One after the other: each of a foreign key locks two tables.
    for (const statement of [...foreignKeys, ...triggers]) await loader.query(statement);
    await loader.query('analyze');
  } finally {
    await loader.close();
  }
  log('counters');
  await recount(url);
}

async function makeTables(url: string): Promise<void> {
  const database = await openDatabase({ url, poolSize: 2 });
  await migrate(database).finally(() => database.close());
}

async function openLoader(url: string): Promise<Loader> {
  return url.startsWith('pglite:')
    ? openPgliteLoader(url.slice('pglite:'.length))
    : openPostgresLoader(url);
}
