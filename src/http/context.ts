import type { Database } from '../db/database.ts';
import { numberOf } from '../db/followed.ts';
import { inWaves } from '../db/waves.ts';
import type { Scope, SiteSettings } from '../domains/scope.ts';
import { requestInfo } from './request-info.ts';

interface ContextOptions {
  readonly request: Request;
  readonly db: Database;
  readonly site: SiteSettings;
}

/** What the resolvers of one request get. */
export function requestContext({ request, db, site }: ContextOptions): Scope {
  const info = requestInfo(request);
  return {
    reader: inWaves({
      runTogether(queries, planning) {
        info.limit?.assertNotOver();
        info.statements += numberOf(queries);
        info.roundTrips += 1;
        return db.runTogether(queries, planning);
      },
    }),
    transaction: (work) => db.transaction(work),
    epoch: { current: 0 },
    kept: new Map(),
    narrower: new Map(),
    viewer: info.viewer,
    site,
  };
}
