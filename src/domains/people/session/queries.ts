import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { Scope } from '../../../request/scope.ts';
import { MAX_LISTED_SESSIONS, type SessionRow } from './model.ts';
import { visibleSessions } from './policy.ts';

export function sessionsById({ viewer }: Scope): RowsById {
  return {
    name: 'session.byId',
    query: (ids) => sql`select ${columns(viewer)} from auth_sessions s
      where s.id = any(${ids}) and ${visibleSessions(viewer)}`,
    prefetches: [],
  };
}

/** The sessions of the viewer, the last one used first. */
export function selectSessions({ reader, viewer }: Scope): Promise<SessionRow[]> {
  return reader.run<SessionRow>(
    'session.own',
    sql`select ${columns(viewer)} from auth_sessions s
      where ${visibleSessions(viewer)}
      order by s.updated_at desc, s.id desc
      limit ${MAX_LISTED_SESSIONS}::integer`,
  );
}

function columns(viewer: Viewer): Sql {
  const current =
    viewer.kind === 'member' && viewer.credential.kind === 'session' ? viewer.credential.id : null;
  return sql`s.id, s.created_at as "createdAt", s.updated_at as "lastUsedAt",
    s.expires_at as "expiresAt", coalesce(s.user_agent, '') as "userAgent",
    coalesce(s.id = ${current}::uuid, false) as "isCurrent"`;
}
