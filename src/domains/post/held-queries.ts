import sql from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import { followedFrom, type Scope } from '../scope.ts';
import { columns, TYPES } from './queries.ts';

const asHeld: Ordering = {
  name: 'post.HELD',
  direction: 'asc',
  terms: [
    { property: 'hiddenAt', type: 'timestamptz' },
    { property: 'id', type: 'uuid' },
  ],
};

/** The posts that are held for review. Rows also have their `hiddenAt`. */
export function heldPostList(scope: Scope): ListQuery {
  return {
    name: 'post.held',
    ordering: asHeld,
    arguments: null,
    isFiltered: false,
    followed: followedFrom(scope, TYPES),
    sources: () => [
      {
        columns: sql`${columns(scope)}, p.hidden_at as "hiddenAt"`,
        from: sql`posts p`,
        where: [
          sql`p.hidden_at is not null`,
          sql`p.hidden_why = 'HELD'`,
          sql`p.published_at is not null`,
          sql`p.deleted_at is null`,
        ],
        keys: [sql`p.hidden_at`, sql`p.id`],
      },
    ],
  };
}
