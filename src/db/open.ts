import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { assertConnects } from './connect.ts';
import type { Database } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { claimFolder } from './pglite-folder.ts';
import { statementNames } from './prepared.ts';
import { adapterRunner, transactionRunner } from './run.ts';

export interface OpenOptions {
  /** `pglite:DIR`, `pglite:memory`, or `postgres://…`. */
  readonly url: string;
  /** PostgreSQL only: how many connections at the most. */
  readonly poolSize?: number;
  /** PostgreSQL only: how long a statement may run, in s; what runs longer is ended. Unless given: ever. */
  readonly statementTimeout?: number;
}

/** How long an interactive transaction may take, and how long it may wait for a connection, in ms. */
const TRANSACTION_LIMITS = { timeout: 120_000, maxWait: 30_000 };

/** How long the server may take to answer, in ms. */
const CONNECTION_TIMEOUT = 10_000;

/**
 * Opens the database that a URL names. This is the only place that knows there are two engines.
 * It does not migrate.
 *
 * @throws {DatabaseError} when it cannot be reached, or another process has the folder
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { url } = options;
  return url.startsWith('pglite:')
    ? openPglite(url.slice('pglite:'.length))
    : openPostgres(options);
}

async function openPglite(directory: string): Promise<Database> {
  const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('pglite-prisma-adapter'),
  ]);
  const inMemory = directory === 'memory';
  const folder = inMemory ? undefined : await claimFolder(directory);
  try {
    const pglite = await PGlite.create(inMemory ? 'memory://' : directory);
    await folder?.complete();
    await pglite.exec(`set timezone to 'UTC'`);
    return await assemble({
      engine: 'pglite',
      location: inMemory ? 'in memory' : directory,
      factory: new PrismaPGlite(pglite),
      async shutdown() {
        await pglite.close();
        await folder?.release();
      },
    });
  } catch (error) {
    await folder?.release();
    throw error;
  }
}

async function openPostgres(options: OpenOptions): Promise<Database> {
  const { url, poolSize = 10, statementTimeout = 0 } = options;
  const location = publicLocation(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    options: `-c timezone=UTC -c statement_timeout=${statementTimeout * 1000}`,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
  });
  await assertConnects(pool, location).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return assemble({
    engine: 'postgres',
    location,
    factory: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
    shutdown: () => pool.end(),
  });
}

interface Parts {
  readonly engine: Database['engine'];
  readonly location: string;
  readonly factory: SqlDriverAdapterFactory;
  readonly shutdown: () => Promise<void>;
}

async function assemble({ engine, location, factory, shutdown }: Parts): Promise<Database> {
  const adapter: SqlDriverAdapter = await factory.connect();
  const prisma = new PrismaClient({ adapter: factory, transactionOptions: TRANSACTION_LIMITS });
  return {
    engine,
    location,
    prisma,
    ...adapterRunner(adapter),
    transaction: (work) =>
      prisma.$transaction((client) => work({ prisma: client, ...transactionRunner(client) })),
    async close() {
      await prisma.$disconnect();
      await adapter.dispose();
      await shutdown();
    },
  };
}

/** The URL without its user, password and parameters. */
function publicLocation(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  return `${protocol}//${hostname}:${port || 5432}${pathname}`;
}
