import type { Database, Transaction } from '../../../../db/database.ts';
import { PublicError } from '../../../../lib/errors.ts';
import { assertNoLookAlike, assertNoRoleName } from '../../../../naming/assert-names.ts';
import { lockNames } from '../../../../naming/lock-names.ts';
import { lockAccount } from '../../../../writes/authority.ts';
import { type Account, makeAccount } from '../accounts.ts';
import { isTaken, usernameError } from '../username.ts';
import { forgetAddress, forgetPendingAddress } from './forget-address.ts';
import { forgetSignIns } from './forget-sign-ins.ts';
import { claimLink, forgetLinks } from './links.ts';
import { SELF } from './settings.ts';

/** Who signs in for the first time, and as whom. */
export interface Newcomer {
  /** The id of their row of `auth_users`. */
  readonly authUserId: string;
  /** The username that they typed and must get; null when any like `preferredNames` will do. */
  readonly username: string | null;
  readonly preferredNames: { readonly username: string; readonly displayName: string | undefined };
  /** The secret of a link; null without one. */
  readonly link: string | null;
  /** Who they are at an identity provider, whose tokens may have made an account before. */
  readonly identity: { readonly issuer: string; readonly subject: string } | null;
  /** Whether they may have an account without a link. */
  readonly maySignUp: boolean;
}

/**
 * Gives a newcomer their account: that of the link, that of their provider, or a new one.
 *
 * @throws PublicError BAD_USER_INPUT for a name that is taken and a link that is used, FORBIDDEN
 */
export function joinAccount(
  db: Pick<Database, 'transaction'>,
  newcomer: Newcomer,
): Promise<string> {
  return db.transaction(async (tx) => {
    const self = { issuer: SELF, subject: newcomer.authUserId };
    const existing = await accountOf(tx, self);
    if (newcomer.link !== null) {
      const userId = await accountOfLink(tx, { newcomer, link: newcomer.link, existing });
      if (userId !== existing) await tx.prisma.identity.create({ data: { ...self, userId } });
      return userId;
    }
    if (existing !== null) return existing;
    await lockNames(tx);
    // Two requests may bring the same newcomer at once.
    const made = await accountOf(tx, self);
    if (made !== null) return made;
    const userId = await accountWithoutLink(tx, newcomer);
    await tx.prisma.identity.create({ data: { ...self, userId } });
    return userId;
  });
}

interface WithLink {
  readonly newcomer: Newcomer;
  readonly link: string;
  /** Their account, where they have one. */
  readonly existing: string | null;
}

async function accountOfLink(
  tx: Transaction,
  { newcomer, link, existing }: WithLink,
): Promise<string> {
  const { userId, isMailed } = await claimLink(tx, link);
  if (userId === null)
    return existing === null ? newAdministrator(tx, newcomer) : promote(tx, existing);
  if (existing !== null) throw notForYou();
  // The former ways to sign in to the account end.
  await lockAccount(tx, userId);
  // Nor do they come back by an address of theirs. A user with a mailed link reads what is sent to this one.
  if (isMailed) await forgetPendingAddress(tx, userId);
  else await forgetAddress(tx, userId);
  await forgetSignIns(tx, userId);
  if (!isMailed) await forgetLinks(tx, userId);
  return userId;
}

async function accountWithoutLink(tx: Transaction, newcomer: Newcomer): Promise<string> {
  const { identity, maySignUp } = newcomer;
  const before = identity === null ? null : await accountOf(tx, identity);
  if (before !== null) return before;
  if (!maySignUp) throw noSignUp();
  const { id } = await newAccount(tx, newcomer);
  if (identity !== null) await tx.prisma.identity.create({ data: { ...identity, userId: id } });
  return id;
}

async function newAdministrator(tx: Transaction, newcomer: Newcomer): Promise<string> {
  await lockNames(tx);
  const { id } = await newAccount(tx, newcomer, 'ADMIN');
  return id;
}

/** Called with the lock on names. */
async function newAccount(
  tx: Transaction,
  { authUserId, username, preferredNames }: Newcomer,
  role?: 'ADMIN',
): Promise<Account> {
  if (username !== null) {
    if (await isTaken(tx, username, null)) throw usernameError('username', 'TAKEN');
    if (role === undefined) await assertNoRoleName(username, 'username');
    await assertNoLookAlike(tx, { userId: null, name: username, argument: 'username' });
  }
  return makeAccount(tx, { ...preferredNames, role, identity: `${SELF}\n${authUserId}` });
}

async function promote(tx: Transaction, userId: string): Promise<string> {
  await lockAccount(tx, userId);
  await tx.prisma.user.update({
    where: { id: userId },
    data: { role: 'ADMIN' },
    select: { id: true },
  });
  return userId;
}

async function accountOf(
  tx: Transaction,
  issuer_subject: { readonly issuer: string; readonly subject: string },
): Promise<string | null> {
  const identity = await tx.prisma.identity.findUnique({ where: { issuer_subject } });
  return identity?.userId ?? null;
}

export function noSignUp(): PublicError {
  return new PublicError('This site takes new members only with a link. Ask a moderator for one.', {
    code: 'FORBIDDEN',
  });
}

function notForYou(): PublicError {
  return new PublicError('This link is for another account. Sign out before you use it.', {
    code: 'FORBIDDEN',
  });
}
