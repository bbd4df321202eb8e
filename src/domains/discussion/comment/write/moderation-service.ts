import type { MemberViewer } from '../../../../access/viewer.ts';
import type { Transaction } from '../../../../db/database.ts';
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
import type { CommentRow } from '../model.ts';
import { changeComment } from './change.ts';
import type { PlacedComment } from './content.ts';
import { countShown } from './queries.ts';
import { showComment } from './show-comment.ts';

export interface ModerateComment {
  readonly commentId: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Takes a comment away from all but its author and moderators. A tombstone stays while something
 * below it is shown.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export function hideComment(scope: Scope, input: ModerateComment): Promise<CommentRow> {
  return setHidden(scope, input, true);
}

/**
 * Shows a hidden comment again.
 *
 * @throws PublicError like `hideComment`
 */
export function unhideComment(scope: Scope, input: ModerateComment): Promise<CommentRow> {
  return setHidden(scope, input, false);
}

async function setHidden(
  scope: Scope,
  { commentId, reason: rawReason }: ModerateComment,
  isHidden: boolean,
): Promise<CommentRow> {
  const action = isHidden ? 'comment.hide' : 'comment.unhide';
  const subject = { id: commentId, argument: 'input.commentId', reason: rawReason };
  const { reason, ...permission } = await assertMayWithReason(scope, action, subject);
  const change = { action, comment: permission } as const;
  return changeComment(scope, change, async (tx, { id }, moderator) => {
    const data = isHidden
      ? ({ hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } as const)
      : { hiddenAt: null, hiddenWhy: null };
    await tx.prisma.comment.update({ where: { id }, data, select: { id: true } });
    const tombstones = await countShown(tx, id, isHidden ? -1 : 1);
    await record(tx, { id, kind: isHidden ? 'HIDE' : 'UNHIDE', moderator, reason });
    return tombstones;
  });
}

/**
 * Shows a comment that was held for review. It counts as written now, because other readers have not seen it before.
 *
 * @throws PublicError like `hideComment`
 */
export function approveComment(scope: Scope, input: ApproveTextInput): Promise<CommentRow> {
  return review(scope, { ...input, kind: 'APPROVE' }, async (tx, comment, moderator) => {
    assertRead(input, comment.heldAt);
    const { id } = comment;
    const { authorId, markdown } = await tx.prisma.comment.update({
      where: { id },
      data: { hiddenAt: null, hiddenWhy: null, createdAt: new Date(), editedAt: null },
      select: { authorId: true, markdown: true },
    });
    // Who wrote it did it, in the eyes of all others.
    await showComment(tx, { ...comment, actorId: authorId ?? moderator.id, markdown });
  });
}

/**
 * Leaves a comment hidden that was held for review.
 *
 * @throws PublicError like `hideComment`
 */
export function rejectComment(scope: Scope, input: RejectTextInput): Promise<CommentRow> {
  return review(scope, { ...input, kind: 'HIDE' }, async (tx, { id }) => {
    const data = { hiddenWhy: 'HIDDEN' } as const;
    await tx.prisma.comment.update({ where: { id }, data, select: { id: true } });
  });
}

interface Review extends RejectTextInput {
  readonly kind: ModerationKind;
}

async function review(
  scope: Scope,
  { subjectId, reason: rawReason, kind }: Review,
  work: (tx: Transaction, comment: PlacedComment, moderator: MemberViewer) => Promise<void>,
): Promise<CommentRow> {
  const [action, argument] = ['text.review', 'input.subjectId'] as const;
  const named = { id: subjectId, argument, reason: rawReason };
  const { reason, ...permission } = await assertMayWithReason(scope, action, named);
  const change = { action, comment: permission, argument };
  return changeComment(scope, change, async (tx, comment, moderator) => {
    await work(tx, comment, moderator);
    await record(tx, { id: comment.id, kind, moderator, reason });
    return [];
  });
}

interface Act {
  readonly id: string;
  readonly kind: ModerationKind;
  readonly moderator: MemberViewer;
  readonly reason: string;
}

/** Writes the log, and notifies the author. */
async function record(tx: Transaction, { id, kind, moderator, reason }: Act): Promise<void> {
  const subject = { kind: 'Comment', id } as const;
  await recordModeration(tx, { kind, moderator, subject, reason });
  await notify(tx, { what: 'MODERATED', subject, actorId: moderator.id });
}
