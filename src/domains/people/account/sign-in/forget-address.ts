import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';

/** Takes the e-mail address of an account and the one that waits away, and what was to be sent there. */
export async function forgetAddress(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(
    'mail.deleteAddress',
    sql`
      update mail_accounts
      set address = null, is_claimed = false, is_for_sign_in = false, pending_address = null, token_hash = null
      where user_id = ${userId}::uuid`,
  );
  await tx.execute(
    'mail.deleteUnsent',
    sql`delete from mail_queue where user_id = ${userId}::uuid`,
  );
}

/** Takes only the address away that waits to be confirmed. */
export async function forgetPendingAddress(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(
    'mail.deletePending',
    sql`
      update mail_accounts set pending_address = null, token_hash = null
      where user_id = ${userId}::uuid`,
  );
}
