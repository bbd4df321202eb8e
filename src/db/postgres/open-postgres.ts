import { availableParallelism } from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { assemble } from '../assemble.ts';
import type { Database, StatementRunner } from '../database.ts';
import { Incident, type IncidentReport } from '../incident.ts';
import { queryableRunner } from '../run.ts';
import { type TimeLimits, timeLimits } from '../time-limits.ts';
import { boundedPool, plainPool } from './bounded-pool.ts';
import { assertConnects } from './connect.ts';
import { listenOn } from './listen.ts';
import { type PipelinedPool, pipelinedPool } from './pipelined-pool.ts';
import { PLANNED_ONCE } from './planned-once.ts';
import { poolSizes } from './pool-sizes.ts';
import { statementNames } from './prepared.ts';

/** `plain` uses no inside knowledge of pg, no prepared statements, and no settings of the planner. */
type PoolKind = 'pipelined' | 'plain';

export interface OpenPostgresOptions {
  readonly url: string;
  /** How many connections at the most, all kinds of work together. */
  readonly poolSize?: number;
  /** `pipelined` unless said otherwise. */
  readonly pool?: PoolKind;
  /** How long a statement may run, in s; what runs longer is ended. Without it, as long as it takes. */
  readonly statementTimeout?: number;
  readonly incidents?: IncidentReport | undefined;
}

/** How many connections a database has if nothing else is said. */
const POOL_SIZE = 12;

/** How long the server may take to answer where statements have no limit, in ms. */
const CONNECTION_TIMEOUT = 10_000;

/** How long a connection may be silent, in ms, before the system asks whether the other side is there. */
const KEEP_ALIVE_DELAY = 10_000;

/**
 * Opens a database on PostgreSQL. Reads, filtered reads, writes and what the server does for itself have
 * connections of their own: none of them waits for another.
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<Database> {
  const { url, poolSize = POOL_SIZE, pool = 'pipelined', statementTimeout, incidents } = options;
  const isPlain = pool === 'plain';
  const location = publicLocation(url);
  const limits = statementTimeout === undefined ? null : timeLimits(statementTimeout);
  const incident = new Incident();
  const sizes = poolSizes(poolSize);
  const usual = usualConnections(url, sizes.reads);
  const bounded = (max: number) => {
    const open = isPlain ? plainPool : boundedPool;
    return open({ ...connectionConfig(url, limits), ...answerLimit(limits), max, incident });
  };
  const reads = isPlain
    ? bounded(sizes.reads)
    : pipelinedPool({
        ...connectionConfig(url, limits, PLANNED_ONCE),
        max: sizes.reads,
        usual,
        incident,
        limits,
      });
  const filtered = bounded(sizes.filtered);
  const writes = bounded(sizes.writes);
  const background = bounded(sizes.background);
  const pools = [reads, filtered, writes, background];
  const shutdown = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
  };
  await assertConnects(background, location).catch(async (error: unknown) => {
    await shutdown();
    throw error;
  });
  incident.reportTo(incidents);
  return assemble({
    engine: 'postgres',
    location,
    longStatements: Math.max(1, Math.floor(usual / 2)),
    factories: {
      once: new PrismaPg(reads, isPlain ? {} : { statementNameGenerator: statementNames() }),
      anew: new PrismaPg(filtered),
      transactions: new PrismaPg(writes),
      background: new PrismaPg(background),
    },
    ...(limits && { transactionTimeout: limits.idleInTransaction }),
    incidents,
    longTransaction: (work) => longTransaction(url, work),
    connections: () => [
      { pool: 'reads', ...useOf(reads) },
      { pool: 'filtered', ...useOf(filtered) },
      { pool: 'writes', ...useOf(writes) },
      { pool: 'background', ...useOf(background) },
    ],
    onNotice: (channel, heard) =>
      listenOn({ config: connectionConfig(url, limits), channel, heard }),
    shutdown,
  });
}

/** A pipelined pool knows better: its connections are checked out for good. */
function useOf(pool: pg.Pool & Partial<Pick<PipelinedPool, 'use'>>) {
  return (
    pool.use?.() ?? {
      open: pool.totalCount,
      inUse: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }
  );
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

type Settings = Readonly<Record<string, string | number>>;

function connectionConfig(
  url: string,
  limits: TimeLimits | null,
  settings: Settings = {},
): pg.ClientConfig {
  const all: Settings = {
    timezone: 'UTC',
    ...(limits && {
      statement_timeout: limits.statement,
      idle_in_transaction_session_timeout: limits.idleInTransaction,
    }),
    ...settings,
  };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  return {
    connectionString: url,
    options: options.join(' '),
    connectionTimeoutMillis: limits?.wait ?? CONNECTION_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
  };
}

function answerLimit(limits: TimeLimits | null): Pick<pg.ClientConfig, 'query_timeout'> {
  return limits === null ? {} : { query_timeout: limits.answer };
}

/** On a connection without limits, since migrations of large tables take long. */
async function longTransaction<T>(
  url: string,
  work: (runner: StatementRunner) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...connectionConfig(url, null), max: 1 });
  try {
    const adapter = await new PrismaPg(pool).connect();
    const tx = await adapter.startTransaction();
    const end = (statement: string) => tx.executeRaw({ sql: statement, args: [], argTypes: [] });
    try {
      const result = await work(queryableRunner(tx));
      await end('commit');
      return result;
    } catch (error) {
      await end('rollback').catch(() => {});
      throw error;
    } finally {
      await tx.commit();
    }
  } finally {
    await pool.end();
  }
}

/** The URL without its user, password and parameters. */
function publicLocation(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  return `${protocol}//${hostname}:${port || 5432}${pathname}`;
}
