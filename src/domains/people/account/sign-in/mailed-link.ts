import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';

/** How many accounts with one address get a link. */
const MAX_ACCOUNTS = 3;

/** A link that is sent to a member. */
export interface MailedLink {
  readonly username: string;
  /** The secret of the link. */
  readonly link: string;
  /** The address as the account has it. */
  readonly address: string;
}

/**
 * The accounts whose members confirmed this address. An address that a token asked for does not count: a stolen token
 * must not lead to a session or a new password. Who changes such an address waits for the links to it, and ends them.
 */
export function accountsWithAddress(
  tx: Transaction,
  address: string,
): Promise<{ id: string; username: string; address: string }[]> {
  return tx.run(
    'signIn.accountsOfAddress',
    sql`
      select u.id, u.username, m.address
      from mail_accounts m
      join users u on u.id = m.user_id
      where lower(m.address) = ${address.trim().toLowerCase()} and m.is_for_sign_in
        and u.closed_at is null
      order by u.id
      limit ${MAX_ACCOUNTS}::integer
      for share of m`,
  );
}
