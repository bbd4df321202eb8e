import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import { ByteBudget } from '../lib/byte-budget.ts';
import { inTime } from '../lib/in-time.ts';
import { FIRST_LSN } from '../lib/lsn.ts';

/** What `/health/ready` says; everything but `ok` with status 503. */
export type Readiness = 'ok' | 'unavailable' | 'disk full';

type Probed = Pick<Database, 'runTogether' | 'hasRoom'> & Partial<Pick<Database, 'replicas'>>;

/** How long a read may take before reads count as not working, in ms. */
const READ_TIMEOUT = 2_000;

/** How long an answer is used again, in ms, so that many probes cost no more than one. */
const MAX_AGE = 1_000;

/** In bytes. */
const MAX_ANSWER = 1_000;

interface ReadinessOptions {
  readonly patience?: number;
  readonly fresh?: number;
}

/**
 * Finds out whether reads work, by the same connections that read for requests, and whether writes have room
 * on the disk.
 */
export function createReadiness(
  db: Probed,
  { patience = READ_TIMEOUT, fresh = MAX_AGE }: ReadinessOptions = {},
): () => Promise<Readiness> {
  let attempt: Promise<Readiness> | undefined;
  /** On the process's own clock, in ms; unknown while there is no answer. */
  let freshUntil: number | undefined;

  async function probe(): Promise<Readiness> {
    freshUntil = undefined;
    const readiness = await inTime(readinessOf(db), patience, () => 'unavailable' as const);
    freshUntil = performance.now() + fresh;
    return readiness;
  }

  return () => {
    const isStale = freshUntil !== undefined && performance.now() >= freshUntil;
    if (attempt === undefined || isStale) attempt = probe();
    return attempt;
  };
}

async function readinessOf(db: Probed): Promise<Readiness> {
  try {
    const query = { name: 'health.ready', query: sql`select 1 as one` };
    const limits = {
      budget: new ByteBudget({ limit: MAX_ANSWER }),
      begin: () => () => {},
      // While a replica answers, anonymous viewers can read, and other servers could not do more.
      route: db.replicas?.route(FIRST_LSN),
    };
    await db.runTogether([query], 'generic', limits);
    return (await db.hasRoom()) ? 'ok' : 'disk full';
  } catch {
    return 'unavailable';
  }
}
