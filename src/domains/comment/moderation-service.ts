import { reasonOf, recordModeration } from '../moderation/record.ts';
import { notify } from '../notification/notify.ts';
import type { Scope } from '../scope.ts';
import { changeComment } from './change-service.ts';
import type { CommentRow } from './model.ts';
import { countShown } from './write-queries.ts';

export interface ModerateComment {
  readonly comment: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Takes a comment away from everybody but its author and moderators. A tombstone stays while something
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

function setHidden(
  scope: Scope,
  { comment, reason: given }: ModerateComment,
  isHidden: boolean,
): Promise<CommentRow> {
  const reason = reasonOf(given);
  const action = isHidden ? 'comment.hide' : 'comment.unhide';
  return changeComment(scope, { action, comment }, async (tx, { id, isHidden: was }, moderator) => {
    if (was === isHidden) return; // by another moderator, a moment ago
    const data = isHidden
      ? ({ hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } as const)
      : { hiddenAt: null, hiddenWhy: null };
    await tx.prisma.comment.update({ where: { id }, data, select: { id: true } });
    await countShown(tx, id, isHidden ? -1 : 1);
    const subject = { kind: 'Comment', id } as const;
    const kind = isHidden ? 'HIDE' : 'UNHIDE';
    await recordModeration(tx, { kind, moderator, subject, reason });
    await notify(tx, { what: 'MODERATED', subject, actorId: moderator.id });
  });
}
