import sql, { type Sql } from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import { isFiltered } from '../../../loaders/is-filtered.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { byCreation } from '../../../loaders/ordering.ts';
import { inTimeRange, type TimeRange } from '../../../loaders/time-range.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { currentName } from '../../people/user/current-name.ts';
import type { UserNoteKind } from './model.ts';
import { visibleUserNotes } from './policy.ts';

const TYPES = ['UserNote'];

const moderatorName = currentName({
  accountId: sql`n.moderator_id`,
  recordedName: sql`n.moderator_name`,
});

const columns = sql`n.id, n.kind, n.user_id as "userId", n.moderator_id as "moderatorId",
  ${moderatorName} as "moderatorName", n.text, n.created_at as "createdAt"`;

const newestFirst = byCreation('userNote.NEWEST', 'desc');

export function userNotesById(scope: Scope): RowsById {
  return {
    name: 'userNote.byId',
    query: (ids) => sql`select ${columns} from user_notes n
      where n.id = any(${ids}) and ${visibleUserNotes(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

export interface UserNoteFilter extends TimeRange {
  readonly kinds?: readonly UserNoteKind[] | null | undefined;
  readonly users?: readonly string[] | null | undefined;
}

export interface UserNoteListOptions {
  readonly filter: UserNoteFilter;
  /** The ids of the users that the filter names. */
  readonly userIds: readonly string[] | undefined;
}

/** The notes that the viewer may see. */
export function userNoteList(scope: Scope, options: UserNoteListOptions): ListQuery {
  return {
    name: 'userNote.all',
    ordering: newestFirst,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns,
        from: sql`user_notes n`,
        where: [visibleUserNotes(scope.viewer), ...conditions(options)],
        keys: [sql`n.created_at`, sql`n.id`],
      },
    ],
  };
}

function conditions({ filter, userIds }: UserNoteListOptions): Sql[] {
  const { kinds } = filter;
  return [
    ...(kinds ? [sql`n.kind::text = any(${kinds}::text[])`] : []),
    ...inTimeRange(sql`n.created_at`, filter),
    ...(userIds ? [sql`n.user_id = any(${userIds}::uuid[])`] : []),
  ];
}
