import { availableParallelism } from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { assertConnects } from './connect.ts';
import type { Database, Planning } from './database.ts';
import { PrismaClient } from './generated/client.ts';
import { listenOn } from './listen.ts';
import { claimFolder } from './pglite-folder.ts';
import { pipelinedPool } from './pipelined-pool.ts';
import { PLANNED_ONCE } from './planned-once.ts';
import { statementNames } from './prepared.ts';
import { adapterRunner, transactionRunner } from './run.ts';

export interface OpenOptions {
  /** `pglite:DIR`, `pglite:memory`, or `postgres://…`. */
  readonly url: string;
  /** PostgreSQL only: how many connections at the most; at least 2. */
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

/**
 * PGlite fills PostgreSQL's buffers with zeros when it starts: its own 128 MB take half a second, and
 * the system keeps the files in memory all the same.
 */
const BUFFERS = ['-c', 'shared_buffers=32MB'];

async function openPglite(directory: string): Promise<Database> {
  const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('pglite-prisma-adapter'),
  ]);
  const inMemory = directory === 'memory';
  const folder = inMemory ? undefined : await claimFolder(directory);
  try {
    const pglite = await PGlite.create(inMemory ? 'memory://' : directory, {
      startParams: [...PGlite.defaultStartParams, ...BUFFERS],
    });
    await folder?.complete();
    await pglite.exec(`set timezone to 'UTC'`);
    const factory = new PrismaPGlite(pglite);
    return await assemble({
      engine: 'pglite',
      location: inMemory ? 'in memory' : directory,
      // One connection, which prepares nothing: every query is planned anew.
      factories: { once: factory, anew: factory },
      async onNotice(channel, heard) {
        const stop = pglite.onNotification((name) => name === channel && heard());
        await pglite.exec(`listen ${channel}`);
        return async () => stop();
      },
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
  const settings = { timezone: 'UTC', statement_timeout: statementTimeout * 1000 };
  const reads = readConnections(poolSize);
  const forReads = pipelinedPool({
    ...poolConfig(url, reads, { ...settings, ...PLANNED_ONCE }),
    usual: usualConnections(url, reads),
  });
  const forAllElse = new pg.Pool(poolConfig(url, Math.max(1, poolSize - reads), settings));
  const shutdown = async () => {
    await Promise.all([forReads.end(), forAllElse.end()]);
  };
  await assertConnects(forAllElse, location).catch(async (error: unknown) => {
    await shutdown();
    throw error;
  });
  return assemble({
    engine: 'postgres',
    location,
    factories: {
      once: new PrismaPg(forReads, { statementNameGenerator: statementNames() }),
      anew: new PrismaPg(forAllElse),
    },
    onNotice: (channel, heard) =>
      listenOn({ config: poolConfig(url, 1, settings), channel, heard }),
    shutdown,
  });
}

/** Most of what a community does is reading what is planned once. */
function readConnections(poolSize: number): number {
  return Math.max(1, Math.floor(poolSize * 0.7));
}

/**
 * On its own machine PostgreSQL shares the cores with this process, which has as much to do for a short read:
 * one is left to it, else more backends at work than there are cores take its place. A host that only
 * looks like another, as in a composition of containers, is taken for one.
 */
function usualConnections(url: string, reads: number): number {
  const isHere = ['', 'localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  return isHere ? Math.min(reads, Math.max(1, availableParallelism() - 1)) : reads;
}

function poolConfig(url: string, max: number, settings: Record<string, string | number>) {
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return {
    connectionString: url,
    max,
    options: options.join(' '),
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
  };
}

interface Parts {
  readonly engine: Database['engine'];
  readonly location: string;
  readonly factories: Readonly<Record<Planning, SqlDriverAdapterFactory>>;
  readonly onNotice: Database['onNotice'];
  readonly shutdown: () => Promise<void>;
}

async function assemble({
  engine,
  location,
  factories,
  onNotice,
  shutdown,
}: Parts): Promise<Database> {
  const [once, anew] = await Promise.all([factories.once.connect(), factories.anew.connect()]);
  const prisma = new PrismaClient({
    adapter: factories.anew,
    transactionOptions: TRANSACTION_LIMITS,
  });
  return {
    engine,
    location,
    prisma,
    ...adapterRunner({ once, anew }),
    onNotice,
    transaction: (work) =>
      prisma.$transaction((client) => work({ prisma: client, ...transactionRunner(client) })),
    async close() {
      await prisma.$disconnect();
      await Promise.all([once.dispose(), anew.dispose()]);
      await shutdown();
    },
  };
}

/** The URL without its user, password and parameters. */
function publicLocation(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  return `${protocol}//${hostname}:${port || 5432}${pathname}`;
}
