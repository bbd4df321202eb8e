import type { Database, Transaction } from '../../db/database.ts';
import { claimNames } from '../../naming/claim-names.ts';
import { slugOf } from '../../naming/slug.ts';
import { USERNAME_MAX_LENGTH } from '../../upkeep/names.ts';
import type { UserRole } from '../user/model.ts';
import { lockNames } from './queries.ts';

export interface NewAccount {
  /** What they would like to be called: made fit for addresses, and numbered when it is taken. */
  readonly username: string;
  readonly displayName?: string | undefined;
  readonly role?: UserRole | undefined;
}

export interface Account {
  readonly id: string;
  readonly username: string;
}

/** Makes an account within a transaction. */
export async function makeAccount(tx: Transaction, wish: NewAccount): Promise<Account> {
  await lockNames(tx);
  const name = slugOf(wish.username, { maxLength: USERNAME_MAX_LENGTH, fallback: 'member' });
  const namespace = {
    table: 'users',
    column: 'username',
    former: 'former_usernames',
    maxLength: USERNAME_MAX_LENGTH,
  } as const;
  const [username = name] = await claimNames(tx, namespace, [{ name, identity: wish.username }]);
  return tx.prisma.user.create({
    data: {
      username,
      displayName: wish.displayName ?? wish.username,
      ...(wish.role === undefined ? {} : { role: wish.role }),
    },
    select: { id: true, username: true },
  });
}

export function createAccount(db: Database, wish: NewAccount): Promise<Account> {
  return db.transaction((tx) => makeAccount(tx, wish));
}

/** Returns whether there is somebody of that name. */
export async function setRole(db: Database, username: string, role: UserRole): Promise<boolean> {
  const { count } = await db.prisma.user.updateMany({ where: { username }, data: { role } });
  return count === 1;
}

/** @param until null: not banned any more. Returns whether there is somebody of that name. */
export async function setBan(db: Database, username: string, until: Date | null): Promise<boolean> {
  const data = { bannedUntil: until };
  const { count } = await db.prisma.user.updateMany({ where: { username }, data });
  return count === 1;
}
