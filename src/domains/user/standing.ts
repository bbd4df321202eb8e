import type { Transaction } from '../../db/database.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { type Act, recordModeration } from '../moderation/record.ts';

export interface ChangeOfStanding extends Omit<Act, 'subject'> {
  readonly userId: string;
  readonly data: Pick<Prisma.UserUpdateInput, 'role' | 'bannedUntil'>;
}

/** Changes what somebody may do here, and writes it into the public log. */
export async function changeStanding(
  tx: Transaction,
  { userId, data, ...act }: ChangeOfStanding,
): Promise<void> {
  await tx.prisma.user.update({ where: { id: userId }, data, select: { id: true } });
  await recordModeration(tx, { ...act, subject: { kind: 'User', id: userId } });
}

/** @param until null: not banned any more */
export function banUntil(until: Date | null) {
  const data = { bannedUntil: until };
  return until === null
    ? ({ data, kind: 'UNBAN' } as const)
    : ({ data, kind: 'BAN', until } as const);
}
