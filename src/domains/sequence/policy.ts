import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../viewer.ts';

/** Which sequences the viewer may see, over `sequences s`: those that were not deleted. */
export function visibleSequences(_viewer: Viewer): Sql {
  return sql`s.deleted_at is null`;
}
