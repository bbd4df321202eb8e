import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../access/viewer.ts';

/** Which uploads the viewer may look up, over `uploads u`: their own. */
export function visibleUploads(viewer: Viewer): Sql {
  return viewer.kind === 'anonymous' ? sql`false` : sql`u.owner_id = ${viewer.id}::uuid`;
}
