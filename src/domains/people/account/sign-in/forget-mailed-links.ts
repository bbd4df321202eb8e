import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';
import { forgetSecretsFor } from './one-time-secrets.ts';

/**
 * Deletes the links that were sent to the address of an account, for when that is no longer the way to it. Links of
 * moderators and operators stay. Called once the address is locked.
 */
export async function forgetMailedLinks(tx: Transaction, userId: string): Promise<void> {
  await forgetSecretsFor(tx, { kind: 'mail', value: userId });
  await tx.execute(
    'signInLink.forgetMailed',
    sql`
      delete from sign_in_links
      where user_id = ${userId}::uuid and is_mailed and used_at is null`,
  );
}
