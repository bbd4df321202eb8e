import { byId } from '../../../loaders/by-id.ts';
import { keysetConnection } from '../../../loaders/keyset-connection.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';
import type { ReportRow } from './model.ts';
import { reportsById } from './queries.ts';

export const reportLoaders = perRequest((scope: Scope) => {
  const reportById = byId<ReportRow>(scope.reader, reportsById(scope));
  return {
    byId: reportById,
    connection: keysetConnection<ReportRow>(scope.reader, reportById.prime),
  };
});
