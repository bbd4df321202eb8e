import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { byCreation } from '../../../loaders/ordering.ts';
import type { Scope } from '../../../request/scope.ts';
import { readableComments } from '../comment/policy.ts';
import type { Reactable } from './model.ts';

type Kind = Reactable['kind'];

/** The reactions to posts, or to the comments that the viewer may read, over `reactions r`. */
function reactionsOn(
  kind: Kind,
  viewer: Viewer,
): { readonly from: Sql; readonly id: Sql; readonly where: Sql } {
  if (kind === 'Post') return { from: sql`reactions r`, id: sql`r.post_id`, where: sql`true` };
  return {
    from: sql`reactions r join comments c on c.id = r.comment_id`,
    id: sql`r.comment_id`,
    where: readableComments(viewer),
  };
}

/** How many users reacted to these posts or comments with each reaction. A tombstone has no reactions. */
export function countsById({ viewer }: Scope, kind: Kind): RowsById {
  const { from, id, where } = reactionsOn(kind, viewer);
  const isOwn =
    viewer.kind === 'anonymous' ? sql`false` : sql`bool_or(r.user_id = ${viewer.id}::uuid)`;
  return {
    name: `reaction.countsOf${kind}s`,
    prefetches: [],
    query: (ids) => sql`
      select counted.id, json_agg(json_build_object(
        'name', counted.name, 'count', counted.count, 'viewerHasReacted', counted.is_own
      )) as counts
      from (
        select ${id} as id, r.name, count(*)::integer as count, ${isOwn} as is_own
        from ${from}
        where ${id} = any(${ids}) and ${where}
        group by ${id}, r.name
      ) counted
      group by counted.id`,
  };
}

interface ReactionListOptions {
  /** The reactions that are listed. */
  readonly names: readonly string[];
  readonly isFiltered: boolean;
}

/** The reactions to the parent, newest first. */
export function reactionList(
  { viewer }: Scope,
  kind: Kind,
  { names, isFiltered }: ReactionListOptions,
): ListQuery {
  const { from, id, where } = reactionsOn(kind, viewer);
  return {
    name: `reaction.of${kind}`,
    ordering: byCreation('reaction.NEWEST', 'desc'),
    arguments: { names },
    isFiltered,
    prefetches: [],
    sources: () => [
      {
        columns: sql`r.id, r.user_id as "userId", r.name, r.created_at as "createdAt"`,
        from,
        where: [sql`${id} = parent.id`, sql`r.name = any(${names}::text[])`, where],
        keys: [sql`r.created_at`, sql`r.id`],
      },
    ],
  };
}
