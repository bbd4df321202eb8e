import type { Database } from '../db/database.ts';
import { numberOf } from '../db/followed.ts';
import { inWaves } from '../db/waves.ts';
import type { Scope, SiteSettings } from '../domains/scope.ts';
import { byteBudget } from '../lib/byte-budget.ts';
import { never } from '../lib/never.ts';
import { tooLarge } from './refusal.ts';
import { requestInfo } from './request-info.ts';

interface ContextOptions {
  readonly request: Request;
  readonly db: Database;
  readonly site: SiteSettings;
  /** How many bytes of text an answer may hold. */
  readonly answerLimit: number;
}

/** What the resolvers of one request get. */
export function requestContext({ request, db, site, answerLimit }: ContextOptions): Scope {
  const info = requestInfo(request);

  /**
   * What an operation that was ended gets for what it reads. To fail every read would make an error for each
   * field that waits, which takes longer than the answer would have. A transaction has to come to its end.
   */
  async function ended(reason: unknown): Promise<never> {
    if (info.limit === undefined || info.transactions > 0) throw reason;
    return never();
  }

  info.bytes ??= byteBudget({
    limit: answerLimit,
    onExceeded(error) {
      const reason = tooLarge(error);
      info.limit?.giveUp(reason);
      return ended(reason);
    },
  });
  const { bytes } = info;
  return {
    reader: {
      ...inWaves({
        async runTogether(queries, planning) {
          const reason = info.limit?.findReason();
          if (reason !== undefined) return ended(reason);
          info.statements += numberOf(queries);
          info.roundTrips += 1;
          return db.runTogether(queries, planning, bytes);
        },
      }),
      assertNotOver: () => info.limit?.assertNotOver(),
    },
    bytes,
    async transaction(work) {
      info.transactions += 1;
      try {
        return await db.transaction(work);
      } finally {
        info.transactions -= 1;
      }
    },
    epoch: { current: 0 },
    kept: new Map(),
    narrower: new Map(),
    viewer: info.viewer,
    site,
  };
}
