import type { StatementReader } from '../db/database.ts';
import { inWaves } from '../db/waves.ts';
import type { Scope, SiteSettings } from '../domains/scope.ts';
import { ANONYMOUS } from '../domains/viewer.ts';
import { requestInfo } from './request-info.ts';

interface ContextOptions {
  readonly request: Request;
  readonly db: StatementReader;
  readonly site: SiteSettings;
}

/** What the resolvers of one request get. */
export function requestContext({ request, db, site }: ContextOptions): Scope {
  const info = requestInfo(request);
  return {
    reader: inWaves({
      run(name, query) {
        info.statements += 1;
        return db.run(name, query);
      },
    }),
    viewer: ANONYMOUS,
    site,
  };
}
