import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../viewer.ts';

/** Which wiki pages the viewer may see, over `wiki_pages w`: those that were not deleted. */
export function visibleWikiPages(_viewer: Viewer): Sql {
  return sql`w.deleted_at is null`;
}
