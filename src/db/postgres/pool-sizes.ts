/** How many connections each kind of work has for itself, so that none can take those of another. */
export interface PoolSizes {
  /** Reads of requests with generic plans, and the readiness probe; statements are pipelined. */
  readonly reads: number;
  /** Counts and filtered lists, which are planned each time and may take long. */
  readonly filtered: number;
  /** Transactions. A write may wait for another one's lock. */
  readonly writes: number;
  /** What the server does for itself: events, webhooks, commands. */
  readonly background: number;
}

/** Most of what a community does is reading with generic plans: those reads get what the others leave. */
export function poolSizes(total: number): PoolSizes {
  const background = total < 8 ? 1 : 2;
  const writes = Math.max(1, Math.floor(total / 4));
  const filtered = Math.max(1, Math.floor(total / 6));
  const reads = Math.max(1, total - background - writes - filtered);
  return { reads, filtered, writes, background };
}

/** One for each kind of work. */
const MIN_TOTAL = 4;

/** How many connections the pools can have together, where the role may have `allowed`; one more is for listening. */
export function affordable(
  wanted: number,
  allowed: number | null,
  warn: (message: string) => void,
): number {
  if (allowed === null || wanted < allowed) return wanted;
  const total = Math.min(wanted, Math.max(MIN_TOTAL, allowed - 1));
  if (total < wanted) {
    warn(
      `The role of DATABASE_URL may have ${allowed} connections: ${total} are used instead of the ${wanted} of DATABASE_POOL_SIZE.`,
    );
  }
  return total;
}
