import sql from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import type { Ordering } from '../../../loaders/ordering.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { currentName } from '../../people/user/current-name.ts';
import { subjectOf } from './subject-columns.ts';

const TYPES = ['ModerationAction'];

const moderatorName = currentName({
  accountId: sql`m.moderator_id`,
  recordedName: sql`m.moderator_name`,
});

const columns = sql`m.id, m.kind, m.moderator_id as "moderatorId", ${moderatorName} as "moderatorName",
  m.reason, m.until, m.created_at as "createdAt", ${subjectOf('m')} as subject`;

const newestFirst: Ordering = {
  name: 'moderation.NEWEST',
  direction: 'desc',
  terms: [
    { property: 'createdAt', type: 'timestamptz' },
    { property: 'id', type: 'uuid' },
  ],
};

/** The log is for everybody: it says that something was done, not what the thing says. */
export function moderationActionsById(scope: Scope): RowsById {
  return {
    name: 'moderation.byId',
    query: (ids) => sql`select ${columns} from moderation_actions m where m.id = any(${ids})`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

export function moderationActions(scope: Scope): ListQuery {
  return {
    name: 'moderation.all',
    ordering: newestFirst,
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns,
        from: sql`moderation_actions m`,
        where: [],
        keys: [sql`m.created_at`, sql`m.id`],
      },
    ],
  };
}
