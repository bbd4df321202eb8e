import sql from 'sql-template-tag';
import type { Database } from '../../../../db/database.ts';
import { hashOfSecret } from '../../../../lib/secret.ts';
import { lockAccount } from '../../../../writes/authority.ts';
import { SELF } from './settings.ts';

/**
 * Ends the session of a browser, if it has one. It waits for what is being written with the session: nothing is stored
 * for it afterwards.
 */
export async function endSession(
  db: Pick<Database, 'transaction'>,
  token: string | null,
): Promise<void> {
  if (token === null) return;
  const hash = hashOfSecret(token);
  await db.transaction(async (tx) => {
    const [owner] = await tx.run<{ readonly userId: string }>(
      'signIn.ownerOfSession',
      sql`
        select i.user_id as "userId"
        from auth_sessions s
        join identities i on i.issuer = ${SELF} and i.subject = s.user_id::text
        where s.token = ${hash}`,
    );
    if (owner !== undefined) await lockAccount(tx, owner.userId);
    await tx.execute('signIn.endSession', sql`delete from auth_sessions where token = ${hash}`);
  });
}
