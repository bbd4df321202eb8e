import sql from 'sql-template-tag';
import type { StatementReader, StatementRunner } from '../../../../db/database.ts';
import { PROVIDER_ID, SELF } from './settings.ts';

/** How many browsers one person can be signed in with: the last ones used. */
const MAX_SESSIONS = 50;

/** The address by which better-auth knows the person with a username, or a former one; null without a password here. */
export async function addressOf(reader: StatementReader, name: string): Promise<string | null> {
  const [row] = await reader.run<{ readonly email: string }>(
    'signIn.addressOf',
    sql`
      select a.email
      from users u
      join identities i on i.user_id = u.id and i.issuer = ${SELF}
      join auth_users a on a.id = case when i.issuer = ${SELF} then i.subject::uuid end
      join auth_accounts c on c.user_id = a.id and c.provider_id = 'credential'
      where (u.username = ${name} or u.former_usernames @> array[${name}]::text[])
        and u.closed_at is null
      order by a.id desc
      limit 1`,
  );
  return row?.email ?? null;
}

/** Who has a session. */
export interface SignedInPerson {
  readonly authUserId: string;
  /** What the provider calls them; null when it says nothing, and for those who have a password. */
  readonly username: string | null;
  readonly displayName: string;
  /** Who they are at the provider; null for those who have a password. */
  readonly subject: string | null;
}

/** Undefined when no session has this hash. */
export async function selectPerson(
  reader: StatementReader,
  hash: string,
): Promise<SignedInPerson | undefined> {
  const [row] = await reader.run<SignedInPerson>(
    'signIn.person',
    sql`
      select a.id as "authUserId", a.preferred_username as username, a.name as "displayName",
        (select c.account_id from auth_accounts c
          where c.user_id = a.id and c.provider_id = ${PROVIDER_ID}) as subject
      from auth_sessions s
      join auth_users a on a.id = s.user_id
      where s.token = ${hash}`,
  );
  return row;
}

export async function usernameOf(reader: StatementReader, userId: string): Promise<string | null> {
  const [row] = await reader.run<{ readonly username: string }>(
    'signIn.username',
    sql`select u.username from users u where u.id = ${userId}::uuid and u.closed_at is null`,
  );
  return row?.username ?? null;
}

export function deleteSession(runner: StatementRunner, hash: string): Promise<number> {
  return runner.execute('signIn.endSession', sql`delete from auth_sessions where token = ${hash}`);
}

export function deleteAuthUser(runner: StatementRunner, id: string): Promise<number> {
  return runner.execute('signIn.deletePerson', sql`delete from auth_users where id = ${id}::uuid`);
}

/** Deletes the sessions of a person that are over, and the oldest ones beyond the maximum. */
export function deleteOldSessions(runner: StatementRunner, authUserId: string): Promise<number> {
  return runner.execute(
    'signIn.deleteOldSessions',
    sql`
      delete from auth_sessions s
      where s.user_id = ${authUserId}::uuid
        and (s.expires_at <= now() or s.id in (
          select o.id from auth_sessions o
          where o.user_id = ${authUserId}::uuid
          order by o.updated_at desc, o.id desc
          offset ${MAX_SESSIONS}::integer
        ))`,
  );
}
