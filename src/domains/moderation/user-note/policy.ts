import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';

/** Which notes on users the viewer may see, over `user_notes n`: moderators all, others warnings to themselves. */
export function visibleUserNotes(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`false`;
  if (isModerator(viewer)) return sql`true`;
  return sql`(n.user_id = ${viewer.id}::uuid and n.kind = 'WARNING')`;
}
