import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';

/** Which sessions the viewer may look up, over `auth_sessions s`: their own. */
export function visibleSessions(viewer: Viewer): Sql {
  if (viewer.kind === 'anonymous') return sql`false`;
  return sql`s.expires_at > now() and s.user_id in (
    select case when i.issuer = 'self' then i.subject::uuid end
    from identities i where i.user_id = ${viewer.id}::uuid
  )`;
}
