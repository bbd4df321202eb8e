import sql, { type Sql } from 'sql-template-tag';
import type { MemberViewer } from '../../../access/viewer.ts';
import { readableComments } from '../../discussion/comment/policy.ts';
import { visibleSequences } from '../../discussion/sequence/policy.ts';
import { visibleUserNotes } from '../../moderation/user-note/policy.ts';
import { visibleHeldWikiEdits } from '../../wiki/held-edit/policy.ts';
import { subjectIsVisible } from '../subject/policy.ts';

/**
 * Which notifications the viewer is shown, over `notifications k`: their own, of what they may read now.
 */
export function visibleNotifications(viewer: MemberViewer): Sql {
  return sql`k.user_id = ${viewer.id}::uuid and ${subjectIsVisible('k', viewer, visibleOwnTexts(viewer))} and ${isNoTombstone(viewer)}`;
}

/** Visibility of subjects that only notifications have, as branches of a `case` over `notifications k`. */
export function visibleOwnTexts(viewer: MemberViewer): Sql {
  return sql`when k.sequence_id is not null then
      exists (select from sequences s where s.id = k.sequence_id and ${visibleSequences(viewer)})
    when k.held_wiki_edit_id is not null then
      exists (
        select from held_wiki_edits e
        where e.id = k.held_wiki_edit_id and ${visibleHeldWikiEdits(viewer)}
      )
    when k.user_note_id is not null then
      exists (select from user_notes n where n.id = k.user_note_id and ${visibleUserNotes(viewer)})`;
}

/** Whether an item is about no comment that was deleted. A tombstone has nothing to show. */
export function isNoTombstone(viewer: MemberViewer): Sql {
  return sql`(k.comment_id is null or exists (
    select from comments c where c.id = k.comment_id and ${readableComments(viewer)}
  ))`;
}
