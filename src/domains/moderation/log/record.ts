import type { NodeKey } from '../../../access/node-key.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import type { Transaction } from '../../../db/database.ts';
import { inputError } from '../../../lib/errors.ts';
import type { LostTopics } from '../../../topic-tree/add-parent.ts';
import type { ModeratedKind, ModerationKind } from './model.ts';
import { subjectColumn } from './subject-columns.ts';

/** UTF-16 code units of the reason for an act of moderation, or for a report. */
const MAX_REASON_LENGTH = 1_000;

/** What messages call the text that is the reason, and the argument that has it. */
export interface ReasonName {
  readonly argument: string;
  readonly name: string;
}

const REASON: ReasonName = { argument: 'input.reason', name: 'A reason' };

/** @throws PublicError BAD_USER_INPUT when it is blank or too long */
export function reasonOf(text: string, { argument, name } = REASON): string {
  const reason = text.trim();
  if (reason !== '' && reason.length <= MAX_REASON_LENGTH) return reason;
  throw inputError(
    argument,
    `${name} must have 1 to ${MAX_REASON_LENGTH} characters, not ${reason.length}.`,
  );
}

/** The moderator; without an id, the operator of the server. */
type Moderator = Pick<MemberViewer, 'displayName'> & { readonly id: string | null };

export const OPERATOR: Moderator = { id: null, displayName: 'Operator' };

export interface Act {
  readonly kind: ModerationKind;
  readonly moderator: Moderator;
  readonly subject: NodeKey<ModeratedKind>;
  readonly reason: string;
  /** Until when a ban lasts. */
  readonly until?: Date;
  /** What a wiki page that was restored or merged lost. */
  readonly lost?: LostTopics;
}

/** Writes into the public log what a moderator does, in the transaction in which it is done. */
export async function recordModeration(
  tx: Transaction,
  { kind, moderator, subject, reason, until, lost }: Act,
): Promise<void> {
  await tx.prisma.moderationAction.create({
    data: {
      kind,
      moderatorId: moderator.id,
      moderatorName: moderator.displayName,
      ...subjectColumn(subject),
      reason,
      until: until ?? null,
      lostParentIds: [...(lost?.lostParentIds ?? [])],
      lostChildIds: [...(lost?.lostChildIds ?? [])],
      createdAt: new Date(),
    },
    select: { id: true },
  });
}
