import sql from 'sql-template-tag';
import type { Database } from '../../../../db/database.ts';
import { createLink } from './links.ts';

/** How long the link for a lost password can be used, in hours. */
export const LOST_PASSWORD_HOURS = 1;

/** How many accounts with one address get a link. */
const MAX_ACCOUNTS = 3;

interface LostAccount {
  readonly username: string;
  /** The secret of the link. */
  readonly link: string;
  /** The address as the account has it. */
  readonly address: string;
}

/**
 * Makes links to the accounts whose members confirmed this address. An address that a token asked for does not count:
 * a stolen token must not lead to a new password.
 */
export function linksForAddress(db: Database, address: string): Promise<LostAccount[]> {
  return db.transaction(async (tx) => {
    const accounts = await tx.run<{ id: string; username: string; address: string }>(
      'signIn.accountsOfAddress',
      sql`
        select u.id, u.username, m.address
        from mail_accounts m
        join users u on u.id = m.user_id
        where lower(m.address) = ${address.trim().toLowerCase()} and m.is_for_sign_in
          and u.closed_at is null
        order by u.id
        limit ${MAX_ACCOUNTS}::integer`,
    );
    const made: LostAccount[] = [];
    for (const { id: userId, ...account } of accounts) {
      const link = await createLink(tx, { userId, createdById: null, hours: LOST_PASSWORD_HOURS });
      made.push({ ...account, link });
    }
    return made;
  });
}
