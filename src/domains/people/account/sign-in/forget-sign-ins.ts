import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';
import { forgetMailedLinks } from './forget-mailed-links.ts';
import { SELF } from './settings.ts';

/** Deletes everything that an account signs in with on the pages: passwords, sessions, passkeys, links, ties to the provider. */
export async function forgetSignIns(tx: Transaction, userId: string): Promise<void> {
  // Before the identities: each session that ends notifies the account that they name.
  await tx.execute(
    'signIn.forget',
    sql`
      delete from auth_users a using identities i
      where i.user_id = ${userId}::uuid
        and a.id = case when i.issuer = ${SELF} then i.subject::uuid end`,
  );
  await forgetMailedLinks(tx, userId);
  await tx.execute(
    'signIn.forgetIdentities',
    sql`delete from identities where user_id = ${userId}::uuid and issuer = ${SELF}`,
  );
}
