import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Planning } from '../database.ts';
import type { Incident } from '../incident.ts';
import type { TimeLimits } from '../time-limits.ts';
import { boundedPool, plainPool } from './bounded-pool.ts';
import { answerLimit, connectionConfig, usualConnections } from './connection-config.ts';
import type { ConnectionShortage } from './connection-shortage.ts';
import { GENERIC_PLAN_SETTINGS } from './generic-plan-settings.ts';
import { pipelinedPool } from './pipelined-pool.ts';
import type { PoolSizes } from './pool-sizes.ts';
import { statementNames } from './prepared.ts';

/** `plain` uses no inside knowledge of pg, no prepared statements, and no settings of the planner. */
export type PoolKind = 'pipelined' | 'plain';

interface PoolsOptions {
  readonly url: string;
  readonly kind: PoolKind;
  readonly limits: TimeLimits | null;
  readonly incident: Incident;
  readonly shortage: ConnectionShortage;
}

interface ReadPoolsOptions extends PoolsOptions {
  /** Of the tables: Prisma names it in its statements. */
  readonly schema: string;
}

interface ReadPools {
  readonly pools: { readonly reads: pg.Pool; readonly filtered: pg.Pool };
  readonly factories: Readonly<Record<Planning, PrismaPg>>;
}

/** A pool whose queue has an end. */
export function openPool(
  max: number,
  { url, kind, limits, incident, shortage }: PoolsOptions,
): pg.Pool {
  const open = kind === 'plain' ? plainPool : boundedPool;
  return open({
    ...connectionConfig(url, limits),
    ...answerLimit(limits),
    max,
    incident,
    shortage,
  });
}

/** What reads of requests run on: reads with generic plans, and those with custom plans. */
export function openReadPools(
  sizes: Pick<PoolSizes, 'reads' | 'filtered'>,
  options: ReadPoolsOptions,
): ReadPools {
  const { url, kind, limits, incident, shortage, schema } = options;
  const isPlain = kind === 'plain';
  const reads = isPlain
    ? openPool(sizes.reads, options)
    : pipelinedPool({
        ...connectionConfig(url, limits, GENERIC_PLAN_SETTINGS),
        max: sizes.reads,
        usual: usualConnections(url, sizes.reads),
        incident,
        shortage,
        limits,
      });
  const filtered = openPool(sizes.filtered, options);
  return {
    pools: { reads, filtered },
    factories: {
      generic: new PrismaPg(reads, {
        schema,
        ...(!isPlain && { statementNameGenerator: statementNames() }),
      }),
      custom: new PrismaPg(filtered, { schema }),
    },
  };
}
