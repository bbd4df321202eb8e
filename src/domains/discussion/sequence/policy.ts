import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';

/** The sequences that all may see, over `sequences s`: those in lists, for every viewer. */
export const publicSequences = sql`(s.deleted_at is null and s.hidden_at is null)`;

/** Which sequences the viewer may look up, over `sequences s`: also deleted and hidden ones of their own. */
export function visibleSequences(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return publicSequences;
  if (isModerator(viewer)) return sql`true`;
  return sql`(${publicSequences} or s.author_id = ${viewer.id}::uuid)`;
}
