import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../viewer.ts';

/** Which posts the viewer may see, over `posts p`: published ones that were not deleted. */
export function visiblePosts(_viewer: Viewer): Sql {
  return sql`(p.published_at is not null and p.deleted_at is null)`;
}
