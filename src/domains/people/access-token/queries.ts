import sql from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import type { Scope } from '../../../request/scope.ts';
import { type AccessTokenRow, MAX_TOKENS } from './model.ts';
import { visibleTokens } from './policy.ts';

const columns = sql`t.id, t.name, t.scope, t.created_at as "createdAt", t.expires_at as "expiresAt",
  t.last_used_at as "lastUsedAt"`;

export function tokensById({ viewer }: Scope): RowsById {
  return {
    name: 'accessToken.byId',
    query: (ids) => sql`select ${columns} from access_tokens t
      where t.id = any(${ids}) and ${visibleTokens(viewer)}`,
    prefetches: [],
  };
}

/** The tokens of the viewer, newest first. */
export function selectTokens({ reader, viewer }: Scope): Promise<AccessTokenRow[]> {
  return reader.run<AccessTokenRow>(
    'accessToken.own',
    sql`select ${columns} from access_tokens t
      where ${visibleTokens(viewer)}
      order by t.created_at desc, t.id desc
      limit ${MAX_TOKENS}::integer`,
  );
}
