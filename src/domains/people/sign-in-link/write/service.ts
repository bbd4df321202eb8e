import sql from 'sql-template-tag';
import { assertMayTo } from '../../../../access/assertions.ts';
import { forbidden } from '../../../../access/writers.ts';
import type { Transaction } from '../../../../db/database.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { createLink, LINK_HOURS, linkPath } from '../../account/sign-in/links.ts';

export interface NewSignInLink {
  readonly userId: string;
}

export interface CreatedLink {
  readonly url: string;
  readonly expiresAt: string;
}

/**
 * Makes a link with which a person takes over an account. Moderators do so for accounts that nobody uses, such as
 * imported ones: only admins can replace what a member signs in with.
 *
 * @throws PublicError NOT_FOUND, INVALID_ID, FORBIDDEN, UNAUTHENTICATED, RATE_LIMITED
 */
export async function createSignInLink(
  scope: Scope,
  { userId }: NewSignInLink,
): Promise<CreatedLink> {
  const { key, viewer } = await assertMayTo(scope, 'signInLink.create', {
    id: userId,
    argument: 'input.userId',
  });
  const expiresAt = new Date(Date.now() + LINK_HOURS * 3_600_000).toISOString();
  const secret = await write({ scope, viewer, class: 'edit' }, async (tx) => {
    const { role, isUsed } = await stateOf(tx, key.id);
    if (role === 'MODERATOR' || role === 'ADMIN') {
      throw forbidden('Only the operator of the site does this for moderators and admins.');
    }
    if (isUsed && viewer.role !== 'ADMIN') {
      throw forbidden('Somebody uses this account. Only admins may give it away.', 'input.userId');
    }
    return createLink(tx, { userId: key.id, createdById: viewer.id });
  });
  return { url: scope.siteUrl() + linkPath(secret), expiresAt };
}

interface AccountState {
  readonly role: string;
  /** Whether a user signs in to it, or has a token. */
  readonly isUsed: boolean;
}

/** Locks the account, so that nobody gets a role or a token meanwhile. */
async function stateOf(tx: Transaction, id: string): Promise<AccountState> {
  await tx.execute('signInLink.lock', sql`select 1 from users where id = ${id}::uuid for update`);
  const [state] = await tx.run<AccountState>(
    'signInLink.state',
    sql`
      select u.role,
        exists (select from identities i where i.user_id = u.id)
          or exists (
            select from access_tokens t where t.user_id = u.id and t.revoked_at is null
          ) as "isUsed"
      from users u where u.id = ${id}::uuid and u.closed_at is null`,
  );
  if (state === undefined) throw forbidden('This account is closed.', 'input.userId');
  return state;
}
