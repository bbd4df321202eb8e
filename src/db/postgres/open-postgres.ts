import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { adapterTransaction } from '../adapter-transaction.ts';
import { assemble } from '../assemble.ts';
import type { Database, StatementRunner } from '../database.ts';
import { PoolerError } from '../errors.ts';
import { Incident, type IncidentReport } from '../incident.ts';
import { timeLimits } from '../time-limits.ts';
import { connectFirst } from './connect.ts';
import { connectionConfig, publicLocation, usualConnections } from './connection-config.ts';
import { ConnectionShortage } from './connection-shortage.ts';
import { listenOn } from './listen.ts';
import { openPool, openReadPools, type PoolKind } from './open-pools.ts';
import type { PipelinedPool } from './pipelined-pool.ts';
import { affordable, poolSizes } from './pool-sizes.ts';
import { openReplicas, type ReplicaOptions } from './replicas/open-replicas.ts';
import { sharesPreparedStatements } from './shared-sessions.ts';

export interface OpenPostgresOptions {
  readonly url: string;
  /** How many connections at the most, all kinds of work together. */
  readonly poolSize?: number;
  /** `pipelined` unless said otherwise. */
  readonly pool?: PoolKind;
  /** How long a statement may run, in s; what runs longer is ended. Without it, as long as it takes. */
  readonly statementTimeout?: number;
  readonly incidents?: IncidentReport | undefined;
  /** Receives warnings for the operator. */
  readonly warn?: (message: string) => void;
  readonly replicas?: ReplicaOptions | undefined;
}

/** How many connections a database has if nothing else is said. */
const POOL_SIZE = 12;

/**
 * Opens a database on PostgreSQL. Reads, filtered reads, writes and what the server does for itself have
 * connections of their own: none of them waits for another.
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<Database> {
  const { url, poolSize = POOL_SIZE, pool: kind = 'pipelined', statementTimeout } = options;
  const { incidents, replicas: replicaOptions, warn = () => {} } = options;
  const location = publicLocation(url);
  const limits = statementTimeout === undefined ? null : timeLimits(statementTimeout);
  const incident = new Incident();
  const common = { url, kind, limits, incident, shortage: new ConnectionShortage(incident) };
  const { schema, allowed, restricted } = await connectFirst(
    connectionConfig(url, limits),
    location,
  );
  if (kind !== 'plain' && (await sharesPreparedStatements(connectionConfig(url, limits)))) {
    throw new PoolerError(location);
  }
  if (restricted.length > 0) warn(restrictionOf(restricted));
  const sizes = poolSizes(affordable(poolSize, allowed, warn));
  const background = openPool(sizes.background, common);
  const reads = openReadPools(sizes, { ...common, schema });
  const writes = openPool(sizes.writes, common);
  const pools = [...Object.values(reads.pools), writes, background];
  const shutdown = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
  };
  incident.reportTo(incidents);
  const replicas =
    replicaOptions === undefined || replicaOptions.urls.length === 0
      ? null
      : await openReplicas({
          ...replicaOptions,
          ...{ sizes, kind, limits, schema },
          primary: await reads.factories.generic.connect(),
        });
  return assemble({
    engine: 'postgres',
    location,
    longStatements: Math.max(1, Math.floor(usualConnections(url, sizes.reads) / 2)),
    replicas,
    factories: {
      ...reads.factories,
      transactions: new PrismaPg(writes, { schema }),
      background: new PrismaPg(background, { schema }),
    },
    ...(limits && { transactionTimeout: limits.idleInTransaction }),
    incidents,
    longTransaction: (work) => longTransaction(url, work),
    connections: () => [
      { pool: 'reads', ...useOf(reads.pools.reads) },
      { pool: 'filtered', ...useOf(reads.pools.filtered) },
      { pool: 'writes', ...useOf(writes) },
      { pool: 'background', ...useOf(background) },
    ],
    onNotice: (channel, heard) =>
      listenOn({ config: connectionConfig(url, limits), channel, heard }),
    async shutdown() {
      await replicas?.close();
      await shutdown();
    },
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

/** On a connection without limits, since migrations of large tables take long. */
async function longTransaction<T>(
  url: string,
  work: (runner: StatementRunner) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...connectionConfig(url, null), max: 1 });
  try {
    const adapter = await new PrismaPg(pool).connect();
    return await adapterTransaction(adapter, work);
  } finally {
    await pool.end();
  }
}

function restrictionOf(tables: readonly string[]): string {
  const [first, ...others] = tables;
  const and = others.length === 0 ? '' : ` and ${others.length} more`;
  return (
    `The role of DATABASE_URL may not read and change all rows of the table ${first}${and}. Requests that need them fail. ` +
    'Let the role own its tables, or grant it select, insert, update and delete, and disable row level security.'
  );
}
