import sql from 'sql-template-tag';
import type { MemberViewer, UserRole } from '../../../access/viewer.ts';
import type { NamedQuery, StatementRunner } from '../../../db/database.ts';
import { newSecret } from '../../../lib/secret.ts';
import { heldRole } from '../user/held-role.ts';
import { SELF, SESSION_LIFETIME } from './sign-in/settings.ts';

const viewerColumns = sql`u.id, u.username, u.display_name as "displayName", u.karma,
  coalesce(u.banned_until > now(), false) as "isBanned", u.banned_until as "bannedUntil",
  exists (select from mutes m where m.muter_id = u.id) as "mutesUsers"`;

/** A viewer before it is known what their token allows. */
export type PersonRow = Omit<MemberViewer, 'kind' | 'scope' | 'credential'>;

export interface TokenHolder extends PersonRow {
  readonly scope: MemberViewer['scope'];
  readonly tokenId: string;
  /** In ms; null when it does not expire. */
  readonly validFor: number | null;
  /** Whether the time of its last use must be updated. */
  readonly isStale: boolean;
}

/** Who holds a token that is neither expired nor revoked; nobody once their account is closed. */
export function tokenHolder(hash: string): NamedQuery {
  return {
    name: 'account.byToken',
    query: sql`
      select ${viewerColumns}, u.role, t.scope, t.id as "tokenId",
        case when isfinite(t.expires_at) then ceil(extract(epoch from t.expires_at - now()) * 1000) end
          as "validFor",
        (t.last_used_at is null or t.last_used_at < now() - interval '1 minute') as "isStale"
      from access_tokens t
      join users u on u.id = t.user_id
      where t.hash = ${hash} and t.revoked_at is null and u.closed_at is null
        and (t.expires_at is null or t.expires_at > now())`,
  };
}

export interface SessionHolder extends PersonRow {
  readonly sessionId: string;
  /** In ms. */
  readonly validFor: number;
  /** Whether the session must be extended. */
  readonly isStale: boolean;
}

/** Who is signed in with a session that is not over; nobody once their account is closed. */
export function sessionHolder(hash: string): NamedQuery {
  return {
    name: 'account.bySession',
    query: sql`
      select ${viewerColumns}, ${heldRole} as role, s.id as "sessionId",
        ceil(extract(epoch from s.expires_at - now()) * 1000) as "validFor",
        s.updated_at < now() - interval '1 hour' as "isStale"
      from auth_sessions s
      join identities i on i.issuer = ${SELF} and i.subject = s.user_id::text
      join users u on u.id = i.user_id
      where s.token = ${hash} and s.expires_at > now() and u.closed_at is null`,
  };
}

/** Extends a session, because it is used. */
export function touchSession(runner: StatementRunner, sessionId: string): Promise<number> {
  return runner.execute(
    'account.touchSession',
    sql`
      update auth_sessions
      set updated_at = now(), expires_at = now() + make_interval(secs => ${SESSION_LIFETIME}::integer)
      where id = ${sessionId}::uuid and updated_at < now() - interval '1 hour' and expires_at > now()`,
  );
}

/** An account that is not closed, with the role that it holds now. */
export function accountById(userId: string): NamedQuery {
  return {
    name: 'account.byId',
    query: sql`
      select ${viewerColumns}, ${heldRole} as role from users u
      where u.id = ${userId}::uuid and u.closed_at is null`,
  };
}

/** What a token claims of a role; null when it claims none. Times are RFC 3339 text. */
export interface RoleClaim {
  readonly role: UserRole | null;
  /** When the token was issued. */
  readonly at: string;
  readonly until: string;
}

export interface IdentityRow extends PersonRow {
  readonly isOpen: boolean;
  /** Whether the claim must be stored: it is the newest one, and differs from the stored one. */
  readonly isStale: boolean;
  /** Whether the claimed e-mail address must be stored. */
  readonly isNewMailAddress: boolean;
}

const isNewest = ({ at }: RoleClaim) =>
  sql`(u.claimed_at is null or u.claimed_at <= ${at}::timestamptz)`;

interface ClaimedIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly claim: RoleClaim;
  /** Null when the token names none. */
  readonly mailAddress: string | null;
}

/**
 * The account of a person of an identity provider, with the role that their newest token claims: a role that was
 * taken away does not come back with an older token.
 */
export function selectAccountByIdentity(identity: ClaimedIdentity): NamedQuery {
  const { issuer, subject, claim, mailAddress } = identity;
  const { role, until } = claim;
  return {
    name: 'account.byIdentity',
    query: sql`
      select ${viewerColumns}, u.closed_at is null as "isOpen",
        case when ${isNewest(claim)} then greatest(u.role, ${role}::"Role") else ${heldRole} end as role,
        ${isNewest(claim)} and (
          u.claimed_role is distinct from ${role}::"Role"
          or (u.claimed_role is not null and u.claimed_until is distinct from ${until}::timestamptz)
        ) as "isStale", ${mailAddress}::text is not null and not exists (
          select from mail_accounts m where m.user_id = u.id
            and (m.address is not distinct from ${mailAddress}::text or not m.is_claimed)
        ) as "isNewMailAddress"
      from identities i
      join users u on u.id = i.user_id
      where i.issuer = ${issuer} and i.subject = ${subject}`,
  };
}

/** Keeps what the newest token claims, so that others see the role too. */
export function keepClaim(runner: StatementRunner, id: string, claim: RoleClaim): Promise<number> {
  return runner.execute(
    'account.keepClaim',
    sql`
      update users u
      set claimed_role = ${claim.role}::"Role", claimed_at = ${claim.at}::timestamptz,
        claimed_until = ${claim.until}::timestamptz
      where u.id = ${id}::uuid and ${isNewest(claim)}`,
  );
}

/** Stores the e-mail address that the provider names, unless the member has chosen one. */
export function keepMailAddress(
  runner: StatementRunner,
  { userId, address }: { readonly userId: string; readonly address: string },
): Promise<number> {
  return runner.execute(
    'account.keepMailAddress',
    sql`
      insert into mail_accounts (user_id, key, address, is_claimed)
      values (${userId}::uuid, ${newSecret()}, ${address}, true)
      on conflict (user_id) do update set address = excluded.address, is_for_sign_in = false
      where mail_accounts.is_claimed`,
  );
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
