import type { UserRole } from '../../../access/viewer.ts';
import type { Database } from '../../../db/database.ts';
import { OPERATOR, reasonOf } from '../log/record.ts';
import { changeStanding, type NewStanding } from './standing.ts';

interface OperatorAct {
  readonly username: string;
  /** For the public log. */
  readonly reason: string;
}

interface NewRole extends OperatorAct {
  readonly role: UserRole;
}

/** Returns whether there is a user of that name. */
export function setRole(db: Database, { role, ...act }: NewRole): Promise<boolean> {
  return moderate(db, { ...act, standing: { kind: 'ROLE', role } });
}

interface NewBan extends OperatorAct {
  /** Null: not banned any more. */
  readonly until: Date | null;
}

/** Returns whether there is a user of that name. */
export function setBan(db: Database, { until, ...act }: NewBan): Promise<boolean> {
  const standing: NewStanding = until === null ? { kind: 'UNBAN' } : { kind: 'BAN', until };
  return moderate(db, { ...act, standing });
}

interface Moderated extends OperatorAct {
  readonly standing: NewStanding;
}

function moderate(db: Database, { username, ...act }: Moderated): Promise<boolean> {
  const reason = reasonOf(act.reason, { argument: 'reason', name: 'A reason' });
  return db.transaction(async (tx) => {
    const user = await tx.prisma.user.findUnique({ where: { username }, select: { id: true } });
    if (user === null) return false;
    await changeStanding(tx, { ...act, reason, userId: user.id, moderator: OPERATOR });
    return true;
  });
}
