import sql, { type Sql } from 'sql-template-tag';
import { isModerator, type Viewer } from '../../../access/viewer.ts';

/** Which reports the viewer may see, over `reports r`: their own; moderators all. */
export function visibleReports(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`false`;
  return isModerator(viewer) ? sql`true` : sql`r.reporter_id = ${viewer.id}::uuid`;
}
