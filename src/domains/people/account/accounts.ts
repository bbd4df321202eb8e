import type { UserRole } from '../../../access/viewer.ts';
import type { Database, Transaction } from '../../../db/database.ts';
import {
  claimNames,
  identityDigest,
  type NameRequest,
  type Namespace,
  withSuffix,
} from '../../../naming/claim-names.ts';
import { displayNameFrom } from '../../../naming/display-name.ts';
import { lockNames } from '../../../naming/lock-names.ts';
import { USERNAME_MAX_LENGTH } from '../../../naming/reserved-names.ts';
import { usernameFrom, withoutDomain } from '../../../naming/username.ts';

export interface NewAccount {
  /** What they would like to be called: made fit for addresses, and numbered when it is taken. */
  readonly username: string;
  readonly displayName?: string | undefined;
  readonly role?: UserRole | undefined;
  /** Distinguishes this user from all others who request the same name. Default: the requested name. */
  readonly identity?: string | undefined;
}

export interface Account {
  readonly id: string;
  readonly username: string;
}

/** Creates an account within a transaction. No requested name makes it fail: names are cut, replaced and numbered. */
export async function makeAccount(tx: Transaction, newAccount: NewAccount): Promise<Account> {
  await lockNames(tx);
  // Loaded with the first account: its table is large, and a start need not wait for it.
  const { isLookAlike, recordNameSkeletons } = await import('../../../naming/look-alikes.ts');
  const { displayName, identity = newAccount.username, role } = newAccount;
  const isReserved = await reservedFor(role);
  const name = usernameFrom({
    texts: [newAccount.username, displayName],
    isReserved,
    fallback: 'member',
  });
  const username = await claimUsername(tx, { name, identity });
  const shown = displayNameFrom({
    texts: [withoutDomain(displayName ?? '')],
    isReserved,
    fallback: username,
  });
  const isImitation = await isLookAlike(tx, { userId: null, name: shown });
  const account = await tx.prisma.user.create({
    data: {
      username,
      displayName: isImitation ? username : shown,
      ...(role === undefined ? {} : { role }),
    },
    select: { id: true, username: true, displayName: true },
  });
  await recordNameSkeletons(tx, [account]);
  return account;
}

/** A free username. One that looks like another person's name gets a digest of the identity. */
async function claimUsername(tx: Transaction, request: NameRequest): Promise<string> {
  const { isLookAlike } = await import('../../../naming/look-alikes.ts');
  const [username = request.name] = await claimNames(tx, USERNAMES, [request]);
  if (!(await isLookAlike(tx, { userId: null, name: username }))) return username;
  const name = withSuffix(request.name, identityDigest(request.identity, 8), USERNAME_MAX_LENGTH);
  const [distinct = name] = await claimNames(tx, USERNAMES, [{ ...request, name }]);
  return distinct;
}

/** Those who have a role may say so in their names. */
async function reservedFor(role: UserRole = 'MEMBER'): Promise<(name: string) => boolean> {
  if (role === 'MODERATOR' || role === 'ADMIN') return () => false;
  const { isRoleName } = await import('../../../naming/role-names.ts');
  return isRoleName;
}

const USERNAMES: Namespace = {
  table: 'users',
  column: 'username',
  former: 'former_usernames',
  maxLength: USERNAME_MAX_LENGTH,
};

export function createAccount(db: Database, newAccount: NewAccount): Promise<Account> {
  return db.transaction((tx) => makeAccount(tx, newAccount));
}
