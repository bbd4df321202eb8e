import type { Database } from '../db/database.ts';
import { numberOf } from '../db/followed.ts';
import { inWaves } from '../db/waves.ts';
import type { Scope, SiteSettings } from '../domains/scope.ts';
import { byteBudget } from '../lib/byte-budget.ts';
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
  info.bytes ??= byteBudget({
    limit: answerLimit,
    onExceeded: (error) => info.limit?.giveUp(tooLarge(error)),
  });
  const { bytes } = info;
  return {
    reader: {
      ...inWaves({
        runTogether(queries, planning) {
          info.limit?.assertNotOver();
          info.statements += numberOf(queries);
          info.roundTrips += 1;
          return db.runTogether(queries, planning, bytes);
        },
      }),
      assertNotOver: () => info.limit?.assertNotOver(),
    },
    bytes,
    transaction: (work) => db.transaction(work),
    epoch: { current: 0 },
    kept: new Map(),
    narrower: new Map(),
    viewer: info.viewer,
    site,
  };
}
