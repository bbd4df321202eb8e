import type { Prisma } from '../../../../db/generated/client.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertMayWithReason } from '../../../moderation/log/assert-may-with-reason.ts';
import type { ModerationKind } from '../../../moderation/log/model.ts';
import { recordModeration } from '../../../moderation/log/record.ts';
import {
  type ApproveTextInput,
  assertRead,
  type RejectTextInput,
} from '../../../moderation/log/review.ts';
import { notify } from '../../../people/notification/notify.ts';
import type { SequenceRow } from '../model.ts';
import { type Changing, changeSequence } from './change.ts';

/**
 * Shows a sequence that was held for review to all, as of now: nobody has seen it before.
 *
 * @throws PublicError like the other here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export function approveSequence(scope: Scope, input: ApproveTextInput): Promise<SequenceRow> {
  return review(scope, { ...input, kind: 'APPROVE' }, ({ heldAt }) => {
    assertRead(input, heldAt);
    return { hiddenAt: null, hiddenWhy: null, createdAt: new Date() };
  });
}

/** Leaves a sequence hidden that was held for review. */
export function rejectSequence(scope: Scope, input: RejectTextInput): Promise<SequenceRow> {
  return review(scope, { ...input, kind: 'HIDE' }, () => ({ hiddenWhy: 'HIDDEN' }));
}

interface Review extends RejectTextInput {
  readonly kind: ModerationKind;
}

async function review(
  scope: Scope,
  { subjectId, reason: rawReason, kind }: Review,
  changeOf: (sequence: Changing['sequence']) => Prisma.SequenceUpdateInput,
): Promise<SequenceRow> {
  const [action, argument] = ['text.review', 'input.subjectId'] as const;
  const named = { id: subjectId, argument, reason: rawReason };
  const { reason, ...permission } = await assertMayWithReason(scope, action, named);
  const change = { action, sequence: permission, argument };
  return changeSequence(scope, change, async ({ tx, viewer: moderator, sequence }) => {
    const { id } = sequence;
    await tx.prisma.sequence.update({
      where: { id },
      data: changeOf(sequence),
      select: { id: true },
    });
    const subject = { kind: 'Sequence', id } as const;
    await recordModeration(tx, { kind, moderator, subject, reason });
    await notify(tx, { what: 'MODERATED', subject, actorId: moderator.id });
  });
}
