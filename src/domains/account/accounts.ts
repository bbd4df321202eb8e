import type { Database, Transaction } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { claimNames } from '../../naming/claim-names.ts';
import { slugOf } from '../../naming/slug.ts';
import { USERNAME_MAX_LENGTH } from '../../upkeep/names.ts';
import type { ModerationKind } from '../moderation/model.ts';
import { OPERATOR, reasonOf, recordModeration } from '../moderation/record.ts';
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

interface OperatorAct {
  readonly username: string;
  /** For the public log. */
  readonly reason: string;
}

interface NewRole extends OperatorAct {
  readonly role: UserRole;
}

/** Returns whether there is somebody of that name. */
export function setRole(db: Database, { username, role, reason }: NewRole): Promise<boolean> {
  return moderate(db, { username, data: { role }, kind: 'ROLE', reason });
}

interface NewBan extends OperatorAct {
  /** Null: not banned any more. */
  readonly until: Date | null;
}

/** Returns whether there is somebody of that name. */
export function setBan(db: Database, { username, until, reason }: NewBan): Promise<boolean> {
  const act = until === null ? ({ kind: 'UNBAN' } as const) : ({ kind: 'BAN', until } as const);
  return moderate(db, { username, data: { bannedUntil: until }, ...act, reason });
}

interface Moderated {
  readonly username: string;
  readonly data: Prisma.UserUpdateInput;
  readonly kind: ModerationKind;
  readonly until?: Date;
  readonly reason: string;
}

function moderate(db: Database, { username, data, ...act }: Moderated): Promise<boolean> {
  const reason = reasonOf(act.reason, 'reason');
  return db.transaction(async (tx) => {
    const user = await tx.prisma.user.findUnique({ where: { username }, select: { id: true } });
    if (user === null) return false;
    await tx.prisma.user.update({ where: user, data, select: { id: true } });
    const subject = { kind: 'User', id: user.id } as const;
    await recordModeration(tx, { ...act, reason, moderator: OPERATOR, subject });
    return true;
  });
}
