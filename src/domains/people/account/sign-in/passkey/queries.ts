import sql from 'sql-template-tag';
import type { StatementReader, StatementRunner } from '../../../../../db/database.ts';

/** How many passkeys one person can have. */
export const MAX_PASSKEYS = 20;

/** For how long after signing in a session may add a passkey, in minutes. */
export const NEW_SESSION_MINUTES = 15;

/** The user of a session, as a device gets it. */
export interface SessionOwner {
  readonly authUserId: string;
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  /** Whether they signed in just now, and so know more than the secret of a session. */
  readonly isNew: boolean;
}

/** Undefined when no session has this id. */
export async function selectOwner(
  reader: StatementReader,
  sessionId: string,
): Promise<SessionOwner | undefined> {
  const [row] = await reader.run<SessionOwner>(
    'passkey.owner',
    sql`
      select s.user_id as "authUserId", u.id as "userId", u.username, u.display_name as "displayName",
        s.created_at > now() - make_interval(mins => ${NEW_SESSION_MINUTES}::integer) as "isNew"
      from auth_sessions s
      join identities i on i.issuer = 'self' and i.subject = s.user_id::text
      join users u on u.id = i.user_id
      where s.id = ${sessionId}::uuid`,
  );
  return row;
}

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly credentialId: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export function selectPasskeys(reader: StatementReader, authUserId: string): Promise<Passkey[]> {
  return reader.run<Passkey>(
    'passkey.list',
    sql`
      select id, name, credential_id as "credentialId", created_at as "createdAt",
        last_used_at as "lastUsedAt"
      from auth_passkeys
      where user_id = ${authUserId}::uuid
      order by id
      limit ${MAX_PASSKEYS}::integer`,
  );
}

/** What a signature is checked against. */
export interface Credential {
  readonly id: string;
  readonly authUserId: string;
  readonly publicKey: string;
  readonly counter: number;
}

export async function selectCredential(
  reader: StatementReader,
  credentialId: string,
): Promise<Credential | undefined> {
  const [row] = await reader.run<Credential>(
    'passkey.credential',
    sql`
      select id, user_id as "authUserId", public_key as "publicKey", counter::float8 as counter
      from auth_passkeys
      where credential_id = ${credentialId}`,
  );
  return row;
}

export interface NewPasskey {
  readonly id: string;
  readonly authUserId: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly name: string;
}

/**
 * Called with the lock on the account. Returns whether it was stored: not when the device has one here already, or when
 * there are too many.
 */
export async function insertPasskey(
  runner: StatementRunner,
  passkey: NewPasskey,
): Promise<boolean> {
  const count = await runner.execute(
    'passkey.insert',
    sql`
      insert into auth_passkeys (id, user_id, credential_id, public_key, counter, name)
      select ${passkey.id}::uuid, ${passkey.authUserId}::uuid, ${passkey.credentialId},
        ${passkey.publicKey}, ${passkey.counter}::bigint, ${passkey.name}
      where (
        select count(*) from auth_passkeys where user_id = ${passkey.authUserId}::uuid
      ) < ${MAX_PASSKEYS}::integer
      on conflict (credential_id) do nothing`,
  );
  return count > 0;
}

/**
 * Notes that a passkey was used. Returns false when another use has counted as far: then it was copied, or the same
 * signature came twice.
 */
export async function noteUse(
  runner: StatementRunner,
  { id, counter }: { readonly id: string; readonly counter: number },
): Promise<boolean> {
  const count = await runner.execute(
    'passkey.use',
    sql`
      update auth_passkeys set counter = ${counter}::bigint, last_used_at = now()
      where id = ${id}::uuid and (counter < ${counter}::bigint or ${counter}::bigint = 0)`,
  );
  return count > 0;
}

export function deletePasskey(
  runner: StatementRunner,
  { id, authUserId }: { readonly id: string; readonly authUserId: string },
): Promise<number> {
  return runner.execute(
    'passkey.delete',
    sql`delete from auth_passkeys where id = ${id}::uuid and user_id = ${authUserId}::uuid`,
  );
}
