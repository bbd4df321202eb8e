import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';

/** Which held edits the viewer may look up, over `held_wiki_edits e`: moderators all, others their own. */
export function visibleHeldWikiEdits(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`false`;
  return isModerator(viewer) ? sql`true` : sql`e.author_id = ${viewer.id}::uuid`;
}
