import sql from 'sql-template-tag';
import type { StatementRunner, Transaction } from '../../../../db/database.ts';
import { newSecret } from '../../../../lib/secret.ts';
import type { MailFrequency } from '../model.ts';

/** For how long the link in an e-mail confirms an address, in hours. */
export const LINK_HOURS = 24;

/** Seconds between two e-mails that confirm an address of one account. */
const LINK_PAUSE = 60;

/** For how long after signing in a session may change the address, in minutes. */
export const NEW_SESSION_MINUTES = 15;

/** Whether the person signed in just now, and so knows more than the secret of a session. */
export async function isNewSession(tx: Transaction, sessionId: string): Promise<boolean> {
  const rows = await tx.run(
    'mail.isNewSession',
    sql`
      select 1 from auth_sessions
      where id = ${sessionId}::uuid
        and created_at > now() - make_interval(mins => ${NEW_SESSION_MINUTES}::integer)`,
  );
  return rows.length > 0;
}

interface NewAddress {
  readonly userId: string;
  readonly address: string;
  readonly tokenHash: string;
  /** Whether a link to the address may replace a lost password. */
  readonly isForSignIn: boolean;
}

/** Notes that a link is sent to an address. Returns whether one may be sent now. */
export async function insertPending(
  tx: Transaction,
  { userId, address, tokenHash, isForSignIn }: NewAddress,
): Promise<boolean> {
  const changed = await tx.execute(
    'mail.insertPending',
    sql`
      insert into mail_accounts
        (user_id, key, pending_address, is_pending_for_sign_in, token_hash, token_sent_at)
      values (${userId}::uuid, ${newSecret()}, ${address}, ${isForSignIn}, ${tokenHash}, now())
      on conflict (user_id) do update set pending_address = excluded.pending_address,
        is_pending_for_sign_in = excluded.is_pending_for_sign_in,
        token_hash = excluded.token_hash, token_sent_at = excluded.token_sent_at
      where mail_accounts.token_sent_at is null
        or mail_accounts.token_sent_at <= now() - make_interval(secs => ${LINK_PAUSE}::integer)`,
  );
  return changed > 0;
}

/** An account whose address is changed. */
export interface AddressChange {
  readonly userId: string;
  readonly username: string;
  /** Null where it has none, or the same. */
  readonly formerAddress: string | null;
}

/** Locks the address of an account. Null: it never had one. */
export async function lockAddress(tx: Transaction, userId: string): Promise<AddressChange | null> {
  const [change] = await tx.run<AddressChange>(
    'mail.lockAddress',
    sql`
      select m.user_id as "userId", u.username, m.address as "formerAddress"
      from mail_accounts m
      join users u on u.id = m.user_id
      where m.user_id = ${userId}::uuid
      for update of m`,
  );
  return change ?? null;
}

/** Makes the address that the token was sent to that of its account. Null: there was none. */
export async function confirmPending(
  tx: Transaction,
  tokenHash: string,
): Promise<AddressChange | null> {
  const [change] = await tx.run<AddressChange>(
    'mail.lockPending',
    sql`
      select m.user_id as "userId", u.username,
        nullif(m.address, m.pending_address) as "formerAddress"
      from mail_accounts m
      join users u on u.id = m.user_id
      where m.token_hash = ${tokenHash} and m.pending_address is not null
        and m.token_sent_at > now() - make_interval(hours => ${LINK_HOURS}::integer)
      for update of m`,
  );
  if (change === undefined) return null;
  await tx.execute(
    'mail.confirm',
    sql`
      update mail_accounts
      set address = pending_address, is_for_sign_in = is_pending_for_sign_in, is_claimed = false,
        pending_address = null, token_hash = null
      where user_id = ${change.userId}::uuid`,
  );
  return change;
}

export async function setFrequency(
  tx: Transaction,
  { userId, frequency }: { readonly userId: string; readonly frequency: MailFrequency },
): Promise<void> {
  await tx.execute(
    'mail.setFrequency',
    sql`
      insert into mail_accounts (user_id, key, frequency)
      values (${userId}::uuid, ${newSecret()}, ${frequency}::"MailFrequency")
      on conflict (user_id) do update set frequency = excluded.frequency`,
  );
  if (frequency === 'NEVER') await deleteQueued(tx, userId);
  if (frequency !== 'IMMEDIATE') return;
  await tx.execute(
    'mail.hurry',
    sql`
      update mail_queue set due_at = now()
      where user_id = ${userId}::uuid and attempts = 0 and due_at > now()`,
  );
}

export async function selectKey(db: StatementRunner, userId: string): Promise<string | null> {
  const [row] = await db.run<{ key: string }>(
    'mail.key',
    sql`select m.key from mail_accounts m where m.user_id = ${userId}::uuid`,
  );
  return row?.key ?? null;
}

async function deleteQueued(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(
    'mail.deleteQueued',
    sql`delete from mail_queue where user_id = ${userId}::uuid`,
  );
}
