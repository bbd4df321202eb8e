import sql from 'sql-template-tag';
import type { UserRole } from '../../../access/viewer.ts';
import type { Transaction } from '../../../db/database.ts';
import { invariant } from '../../../lib/invariant.ts';
import { momentText } from '../../../lib/moment.ts';
import { notFuture } from '../../../writes/assert-future.ts';
import { type LockedAccount, lockAccount } from '../../../writes/authority.ts';
import { type Act, recordModeration } from '../log/record.ts';

/** What a user may do here from now on. */
export type NewStanding =
  | { readonly kind: 'ROLE'; readonly role: UserRole }
  | { readonly kind: 'BAN'; readonly until: Date }
  | { readonly kind: 'UNBAN' };

export interface ChangeOfStanding extends Pick<Act, 'moderator' | 'reason'> {
  readonly userId: string;
  readonly standing: NewStanding;
  /** Refuses the change, by throwing, for what the person may do once nobody else can change it. */
  readonly check?: (person: LockedAccount) => void;
}

/**
 * Changes what a user may do here, and writes it into the public log. It waits for what they are writing:
 * nothing that the change forbids is stored after it.
 *
 * @throws PublicError BAD_USER_INPUT when a ban would be over already, or its end cannot be stored
 */
export async function changeStanding(
  tx: Transaction,
  { userId, standing, check, ...act }: ChangeOfStanding,
): Promise<void> {
  const person = await lockAccount(tx, userId);
  invariant(person !== undefined, 'people are not deleted');
  check?.(person);
  if (standing.kind === 'BAN') {
    await ban(tx, userId, standing.until);
  } else {
    const data = standing.kind === 'ROLE' ? { role: standing.role } : { bannedUntil: null };
    await tx.prisma.user.update({ where: { id: userId }, data, select: { id: true } });
  }
  const subject = { kind: 'User', id: userId } as const;
  await recordModeration(tx, { ...act, ...standing, subject });
}

/** The database, which ends the ban by its clock, decides by the same clock whether the time is to come. */
async function ban(tx: Transaction, userId: string, until: Date): Promise<void> {
  const text = momentText(until);
  const banned =
    text === null
      ? 0
      : await tx.execute(
          'user.ban',
          sql`
            update users set banned_until = ${text}::timestamptz
            where id = ${userId}::uuid and ${text}::timestamptz > clock_timestamp()`,
        );
  if (banned === 0) throw notFuture('input.until');
}
