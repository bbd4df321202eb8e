import sql from 'sql-template-tag';
import type { NamedQuery, StatementRunner } from '../../db/database.ts';
import type { MemberViewer } from '../viewer.ts';

const viewerColumns = sql`u.id, u.username, u.display_name as "displayName", u.role, u.karma,
  coalesce(u.banned_until > now(), false) as "isBanned", u.banned_until as "bannedUntil"`;

/** A viewer before it is known what their token allows. */
export type PersonRow = Omit<MemberViewer, 'kind' | 'scope'>;

export interface TokenHolder extends PersonRow {
  readonly scope: MemberViewer['scope'];
  readonly tokenId: string;
  /** Whether its last use is to be recorded anew. */
  readonly isStale: boolean;
}

/** Who holds a token that is neither expired nor revoked; nobody once their account is closed. */
export function tokenHolder(hash: string): NamedQuery {
  return {
    name: 'account.byToken',
    query: sql`
      select ${viewerColumns}, t.scope, t.id as "tokenId",
        (t.last_used_at is null or t.last_used_at < now() - interval '1 minute') as "isStale"
      from access_tokens t
      join users u on u.id = t.user_id
      where t.hash = ${hash} and t.revoked_at is null and u.closed_at is null
        and (t.expires_at is null or t.expires_at > now())`,
  };
}

/** Who somebody is whom an identity provider knows, with whether their account is open. */
export function identityHolder(issuer: string, subject: string): NamedQuery {
  return {
    name: 'account.byIdentity',
    query: sql`
      select ${viewerColumns}, u.closed_at is null as "isOpen"
      from identities i
      join users u on u.id = i.user_id
      where i.issuer = ${issuer} and i.subject = ${subject}`,
  };
}

export function touchToken(runner: StatementRunner, tokenId: string): Promise<number> {
  return runner.execute(
    'account.touchToken',
    sql`
      update access_tokens set last_used_at = now()
      where id = ${tokenId}::uuid
        and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
  );
}
