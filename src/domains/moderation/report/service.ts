import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { reportLoaders } from './loaders.ts';
import type { ReportRow } from './model.ts';
import { reportQueue } from './queries.ts';

/** Reports by their id; null for one that is missing or not for the viewer to see. */
export const reportsById = (scope: Scope) => reportLoaders(scope).byId;

export interface ReportListArguments extends PageArguments {
  readonly isResolved: boolean;
}

/** The reports that the viewer may see, oldest first: what waited longest is looked at first. */
export function reports(scope: Scope, args: ReportListArguments): Connection<ReportRow> {
  return connection({
    loader: reportLoaders(scope).connection,
    list: reportQueue(scope, args.isResolved),
    parentId: null,
    args,
  });
}
