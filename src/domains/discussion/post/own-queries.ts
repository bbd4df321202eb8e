import sql from 'sql-template-tag';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import type { Ordering } from '../../../loaders/ordering.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { columns, ofAuthor, TYPES } from './queries.ts';

const asDrafts: Ordering = {
  name: 'post.DRAFTS',
  direction: 'desc',
  terms: [
    { property: 'begunAt', type: 'timestamptz' },
    { property: 'id', type: 'uuid' },
  ],
};

const isDraft = sql`p.published_at is null and p.deleted_at is null`;

/**
 * A person's drafts, begun last first: their own and those that they agreed to write with others. Rows
 * also have their `begunAt`, so that a draft's own `createdAt` is selected once at most.
 */
export function draftsOf(scope: Scope): ListQuery {
  const selected = sql`${columns(scope)}, p.created_at as "begunAt"`;
  const keys = [sql`p.created_at`, sql`p.id`];
  return {
    name: 'post.drafts',
    ordering: asDrafts,
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => ofAuthor({ columns: selected, where: [isDraft], keys }),
  };
}

const asInvited: Ordering = {
  name: 'post.INVITATIONS',
  direction: 'desc',
  terms: [
    { property: 'invitedAt', type: 'timestamptz' },
    { property: 'id', type: 'uuid' },
  ],
};

/** The posts that a person is invited to write with others. Rows are `InvitationRow`s. */
export function invitationsTo(scope: Scope): ListQuery {
  return {
    name: 'post.invitations',
    ordering: asInvited,
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns: sql`${columns(scope)}, together.invited_at as "invitedAt",
          together.invited_by_id as "invitedById"`,
        from: sql`post_coauthors together join posts p on p.id = together.post_id`,
        where: [
          sql`together.user_id = parent.id`,
          sql`together.accepted_at is null`,
          sql`p.deleted_at is null`,
        ],
        keys: [sql`together.invited_at`, sql`together.post_id`],
      },
    ],
  };
}
