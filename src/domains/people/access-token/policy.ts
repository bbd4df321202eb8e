import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';

/** Which tokens the viewer may look up, over `access_tokens t`: their own, until they are revoked or expire. */
export function visibleTokens(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`false`;
  return sql`t.user_id = ${viewer.id}::uuid and t.revoked_at is null
    and (t.expires_at is null or t.expires_at > now())`;
}
