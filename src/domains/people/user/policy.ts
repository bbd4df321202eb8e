import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';

/** Which people the viewer may see, over `users u`: everybody. */
export function visibleUsers(_viewer: Viewer): Sql {
  return sql`true`;
}
