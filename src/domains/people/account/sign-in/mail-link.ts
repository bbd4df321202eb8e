import sql from 'sql-template-tag';
import type { Database } from '../../../../db/database.ts';
import { newSecret } from '../../../../lib/secret.ts';
import type { SignedIn, SignInEngine, Visitor } from './engine.ts';
import { deadLink } from './links.ts';
import { accountsWithAddress, type MailedLink } from './mailed-link.ts';
import { findSecret, storeSecret, takeSecret } from './one-time-secrets.ts';
import { usernameOf } from './queries.ts';
import { SELF } from './settings.ts';
import { signInAs } from './sign-in-as.ts';

/** How long the link in an e-mail signs in, in minutes. */
export const MAIL_LINK_MINUTES = 15;

/** The address of a link that signs in, below that of the site. */
export function mailLinkPath(secret: string): string {
  return `/sign-in?link=${secret}`;
}

/** Makes links that sign in to the accounts whose members confirmed this address. Each works once. */
export function mailLinksForAddress(db: Database, address: string): Promise<MailedLink[]> {
  return db.transaction(async (tx) => {
    const made: MailedLink[] = [];
    for (const { id, ...account } of await accountsWithAddress(tx, address)) {
      const link = newSecret();
      await storeSecret(tx, { kind: 'mail', secret: link, value: id, minutes: MAIL_LINK_MINUTES });
      made.push({ ...account, link });
    }
    return made;
  });
}

/** Whom a link signs in; null for one that was used, is old, or never was. */
export async function mailLinkOwner(db: Database, link: string): Promise<string | null> {
  const userId = await findSecret(db, { kind: 'mail', secret: link });
  return userId === null ? null : usernameOf(db, userId);
}

/**
 * Signs in with the link of an e-mail.
 *
 * @throws PublicError BAD_USER_INPUT, the same for a link that was used, is old, or never was
 */
export async function signInWithMailLink(
  engine: SignInEngine,
  link: string,
  visitor: Visitor,
): Promise<SignedIn> {
  const userId = await takeSecret(engine.db, { kind: 'mail', secret: link });
  const authUserId = userId === null ? null : await authUserOf(engine.db, userId);
  if (authUserId === null) throw deadLink();
  return signInAs(engine, authUserId, visitor);
}

/** As whom better-auth knows the owner of an account; null when it is closed, or signs in nowhere any more. */
async function authUserOf(db: Database, userId: string): Promise<string | null> {
  const [row] = await db.run<{ readonly id: string }>(
    'signIn.authUserOf',
    sql`
      select a.id
      from users u
      join identities i on i.user_id = u.id and i.issuer = ${SELF}
      join auth_users a on a.id = case when i.issuer = ${SELF} then i.subject::uuid end
      where u.id = ${userId}::uuid and u.closed_at is null
      order by a.id desc
      limit 1`,
  );
  return row?.id ?? null;
}
