import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import type { Replicas } from '../../database.ts';
import { Incident } from '../../incident.ts';
import type { TimeLimits } from '../../time-limits.ts';
import { boundedPool } from '../bounded-pool.ts';
import { connectionConfig, publicLocation } from '../connection-config.ts';
import { ConnectionShortage } from '../connection-shortage.ts';
import { openReadPools, type PoolKind } from '../open-pools.ts';
import type { PoolSizes } from '../pool-sizes.ts';
import { Replica } from './replica.ts';
import type { ReplicaReport } from './replica-report.ts';
import { ReplicaSet } from './replica-set.ts';

export interface ReplicaOptions {
  readonly urls: readonly string[];
  /** How far a replica that is read from may be behind the primary, in s. */
  readonly maxLag: number;
  readonly report?: ReplicaReport | undefined;
}

interface OpenReplicasOptions extends ReplicaOptions {
  readonly sizes: PoolSizes;
  readonly kind: PoolKind;
  readonly limits: TimeLimits | null;
  /** Of the tables, there as on the primary. */
  readonly schema: string;
  /** Reads from the primary. */
  readonly primary: SqlQueryable;
}

/** How long a replica may take to say how it is, in ms. */
const STATE_TIMEOUT = 1_000;

/** Opens what reads from the replicas. One that does not answer is taken when it does. */
export async function openReplicas(
  options: OpenReplicasOptions,
): Promise<Replicas & { close(): Promise<void> }> {
  const { urls, maxLag, report, primary } = options;
  const replicas = await Promise.all(urls.map((url) => openReplica(url, options)));
  const set = new ReplicaSet({ replicas, primary, maxLag, patience: STATE_TIMEOUT, report });
  await set.begin();
  return set;
}

async function openReplica(
  url: string,
  { sizes, kind, limits, schema }: OpenReplicasOptions,
): Promise<Replica> {
  // Nothing is wrong with the database when a replica is gone: its losses are no incidents.
  const incident = new Incident();
  const shortage = new ConnectionShortage(incident);
  const reads = openReadPools(sizes, { url, kind, limits, incident, shortage, schema });
  const looks = boundedPool({
    ...connectionConfig(url, limits),
    connectionTimeoutMillis: STATE_TIMEOUT,
    query_timeout: STATE_TIMEOUT,
    max: 1,
    incident,
    shortage,
  });
  const [generic, custom, look] = await Promise.all([
    reads.factories.generic.connect(),
    reads.factories.custom.connect(),
    new PrismaPg(looks).connect(),
  ]);
  return new Replica({
    location: publicLocation(url),
    readers: { generic, custom },
    look,
    patience: STATE_TIMEOUT,
    async end() {
      await Promise.all([...Object.values(reads.pools), looks].map((pool) => pool.end()));
    },
  });
}
