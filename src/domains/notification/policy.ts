import sql, { type Sql } from 'sql-template-tag';
import { readableComments } from '../comment/policy.ts';
import { visibleSubject } from '../subject/policy.ts';
import type { MemberViewer } from '../viewer.ts';

/**
 * Which notifications the viewer is shown, over `notifications k`: their own, of what they may read now.
 */
export function visibleNotifications(viewer: MemberViewer): Sql {
  return sql`k.user_id = ${viewer.id}::uuid and ${visibleSubject('k', viewer)} and ${tellsNoTombstone(viewer)}`;
}

/** Of a comment that is gone there is nothing to be told, though a tombstone stands in its place. */
export function tellsNoTombstone(viewer: MemberViewer): Sql {
  return sql`(k.comment_id is null or exists (
    select from comments c where c.id = k.comment_id and ${readableComments(viewer)}
  ))`;
}
