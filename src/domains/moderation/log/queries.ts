import sql, { type Sql } from 'sql-template-tag';
import type { NodeKey } from '../../../access/node-key.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import { isFiltered } from '../../../loaders/is-filtered.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { byCreation } from '../../../loaders/ordering.ts';
import { inTimeRange } from '../../../loaders/time-range.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { currentName } from '../../people/user/current-name.ts';
import type { ModeratedKind, ModerationFilter } from './model.ts';
import { isAbout, subjectOf } from './subject-columns.ts';

const TYPES = ['ModerationAction'];

const moderatorName = currentName({
  accountId: sql`m.moderator_id`,
  recordedName: sql`m.moderator_name`,
});

const columns = sql`m.id, m.kind, m.moderator_id as "moderatorId", ${moderatorName} as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", ${subjectOf('m')} as subject,
  m.lost_parent_ids as "lostParentIds", m.lost_child_ids as "lostChildIds"`;

const newestFirst = byCreation('moderation.NEWEST', 'desc');

/** The log is for all: it says that something was done, not what the thing says. */
export function moderationActionsById(scope: Scope): RowsById {
  return {
    name: 'moderation.byId',
    query: (ids) => sql`select ${columns} from moderation_actions m where m.id = any(${ids})`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

export interface ModerationListOptions {
  readonly filter: ModerationFilter;
  /** The ids of the users that the filter names. */
  readonly moderatorIds: readonly string[] | undefined;
  readonly userIds: readonly string[] | undefined;
  /** What the filter names by its id; null for what the viewer may not see. */
  readonly subject: NodeKey<ModeratedKind> | null | undefined;
}

export function moderationActions(scope: Scope, options: ModerationListOptions): ListQuery {
  return {
    name: 'moderation.all',
    ordering: newestFirst,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns,
        from: sql`moderation_actions m`,
        where: conditions(options),
        keys: [sql`m.created_at`, sql`m.id`],
      },
    ],
  };
}

function conditions({ filter, moderatorIds, userIds, subject }: ModerationListOptions): Sql[] {
  const { kinds } = filter;
  return [
    ...(kinds ? [sql`m.kind::text = any(${kinds}::text[])`] : []),
    ...(moderatorIds ? [sql`m.moderator_id = any(${moderatorIds}::uuid[])`] : []),
    ...(userIds ? [sql`m.user_id = any(${userIds}::uuid[])`] : []),
    ...(subject === undefined ? [] : [isAbout(subject)]),
    ...inTimeRange(sql`m.created_at`, filter),
  ];
}
