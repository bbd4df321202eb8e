import sql from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { byCreation } from '../../../loaders/ordering.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { subjectOf } from '../log/subject-columns.ts';
import { visibleReports } from './policy.ts';

const TYPES = ['Report'];

const columns = sql`r.id, r.reporter_id as "reporterId", r.reason, r.created_at as "createdAt",
  r.resolved_at as "resolvedAt", r.resolved_by_id as "resolvedById", r.resolution,
  ${subjectOf('r')} as subject`;

const oldestFirst = byCreation('report.OLDEST', 'asc');

export function reportsById(scope: Scope): RowsById {
  return {
    name: 'report.byId',
    query: (ids) => sql`select ${columns} from reports r
      where r.id = any(${ids}) and ${visibleReports(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

/** The reports that the viewer may see: those that wait, or those that were resolved. */
export function reportQueue(scope: Scope, isResolved: boolean): ListQuery {
  return {
    name: 'report.queue',
    ordering: oldestFirst,
    arguments: { isResolved },
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns,
        from: sql`reports r`,
        where: [
          isResolved ? sql`r.resolved_at is not null` : sql`r.resolved_at is null`,
          visibleReports(scope.viewer),
        ],
        keys: [sql`r.created_at`, sql`r.id`],
      },
    ],
  };
}
