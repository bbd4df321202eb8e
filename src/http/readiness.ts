import sql from 'sql-template-tag';
import type { BatchReader } from '../db/database.ts';

/** How long a read may take before reads count as not working, in ms. */
const PATIENCE = 2_000;

/** How long an answer is used again, in ms, so that many probes cost no more than one. */
const FRESH = 1_000;

interface ReadinessOptions {
  readonly patience?: number;
  readonly fresh?: number;
}

/** Finds out whether reads work, by the same connections that read for requests. */
export function createReadiness(
  db: BatchReader,
  { patience = PATIENCE, fresh = FRESH }: ReadinessOptions = {},
): () => Promise<boolean> {
  let attempt: Promise<boolean> | undefined;
  /** On the process's own clock, in ms; unknown while there is no answer. */
  let freshUntil: number | undefined;

  async function attemptRead(): Promise<boolean> {
    freshUntil = undefined;
    const isReady = await within(patience, canRead(db));
    freshUntil = performance.now() + fresh;
    return isReady;
  }

  return () => {
    const isStale = freshUntil !== undefined && performance.now() >= freshUntil;
    if (attempt === undefined || isStale) attempt = attemptRead();
    return attempt;
  };
}

async function canRead(db: BatchReader): Promise<boolean> {
  try {
    const query = { name: 'health.ready', query: sql`select 1 as one` };
    return (await db.runTogether([query], 'once')).length === 1;
  } catch {
    return false;
  }
}

/** False when the answer takes longer. */
async function within(patience: number, answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
