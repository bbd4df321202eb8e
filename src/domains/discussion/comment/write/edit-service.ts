import { assertMayTo } from '../../../../access/assertions.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../../writes/limits.ts';
import { keepMentions } from '../../../link/mentions.ts';
import { notify } from '../../../people/notification/notify.ts';
import type { CommentRow } from '../model.ts';
import { commentsById } from '../service.ts';
import { changeComment } from './change.ts';
import { checkedText, contentOf } from './content.ts';
import {
  countShown,
  removeAnswer,
  selectOtherAnswer,
  setAnswer,
  storeFormerText,
  updateText,
} from './queries.ts';

export interface EditCommentInput {
  readonly commentId: string;
  readonly markdown: string;
}

/**
 * Changes what a comment says, and marks it as edited.
 *
 * @throws PublicError like the others here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN,
 * RATE_LIMITED, UNAUTHENTICATED
 */
export async function editComment(scope: Scope, input: EditCommentInput): Promise<CommentRow> {
  const subject = { id: input.commentId, argument: 'input.commentId' };
  const { permission, markdown } = await checkAll({
    permission: () => assertMayTo(scope, 'comment.edit', subject),
    markdown: () => checkedText(input.markdown),
  });
  const {
    key: { id },
    viewer: writer,
  } = permission;
  await assertBelowWriteLimit(scope, writer, { class: 'edit' });
  const content = await contentOf(scope, { id, markdown, writerId: writer.id });
  return changeComment(
    scope,
    { action: 'comment.edit', comment: permission },
    async (tx, { heldAt, isHidden }, viewer) => {
      const isHeld = heldAt !== null;
      const { markdown } = content;
      const edited = {
        what: 'COMMENT_EDITED',
        commentId: id,
        actorId: viewer.id,
        markdown,
      } as const;
      await sentTogether([
        // What was hidden must not come back as a former text.
        isHidden ? null : storeFormerText(tx, { id, markdown }),
        // Moderators approve the text that they read: an edited one is held again.
        updateText(tx, { ...content, id, editedAt: new Date(), isHeld }),
        keepMentions(tx, scope, { source: { kind: 'Comment', id }, markdown, isNew: false }),
        isHeld ? null : notify(tx, edited),
      ]);
      return [];
    },
  );
}

export interface RetractCommentInput {
  readonly commentId: string;
  readonly isRetracted: boolean;
}

/** Marks a comment as something that its author no longer stands by, or takes the mark off. */
export function retractComment(scope: Scope, input: RetractCommentInput): Promise<CommentRow> {
  const { commentId: comment, isRetracted } = input;
  return changeComment(scope, { action: 'comment.retract', comment }, async (tx, { id }) => {
    await tx.prisma.comment.update({ where: { id }, data: { isRetracted }, select: { id: true } });
    return [];
  });
}

/** Deletes a comment. It stays as a tombstone while something below it is shown. */
export function deleteComment(scope: Scope, comment: string): Promise<CommentRow> {
  return changeComment(
    scope,
    { action: 'comment.delete', comment },
    async (tx, { id, isHidden }) => {
      const data = { deletedAt: new Date(), isPinned: false };
      await tx.prisma.comment.update({ where: { id }, data, select: { id: true } });
      await tx.prisma.post.updateMany({
        where: { acceptedAnswerId: id },
        data: { acceptedAnswerId: null },
      });
      return isHidden ? [] : countShown(tx, id, -1);
    },
  );
}

/** Brings a deleted comment back. */
export function restoreComment(scope: Scope, comment: string): Promise<CommentRow> {
  return changeComment(
    scope,
    { action: 'comment.restore', comment },
    async (tx, { id, isHidden }) => {
      await tx.prisma.comment.update({
        where: { id },
        data: { deletedAt: null },
        select: { id: true },
      });
      return isHidden ? [] : countShown(tx, id, 1);
    },
  );
}

export interface PinCommentInput {
  readonly commentId: string;
  readonly isPinned: boolean;
}

/** Pins a comment to its author's profile, or takes it off. */
export function pinComment(
  scope: Scope,
  { commentId: comment, isPinned }: PinCommentInput,
): Promise<CommentRow> {
  return changeComment(scope, { action: 'comment.pin', comment }, async (tx, { id }) => {
    await tx.prisma.comment.update({ where: { id }, data: { isPinned }, select: { id: true } });
    return [];
  });
}

export interface AcceptAnswerInput {
  readonly commentId: string;
  readonly isAccepted: boolean;
}

export interface AcceptedAnswer {
  readonly comment: CommentRow;
  /** The answer that was accepted before; null if there was none, or the viewer may not see it. */
  readonly replacedAnswer: CommentRow | null;
}

/** Takes an answer as the one to a question, in place of any other; or takes it so no longer. */
export async function acceptAnswer(
  scope: Scope,
  { commentId: comment, isAccepted }: AcceptAnswerInput,
): Promise<AcceptedAnswer> {
  let replacedId = null as string | null;
  const changed = await changeComment(
    scope,
    { action: 'comment.accept', comment },
    async (tx, { id }) => {
      if (!isAccepted) {
        await removeAnswer(tx, id);
        return [];
      }
      replacedId = await selectOtherAnswer(tx, id);
      await setAnswer(tx, id);
      return replacedId === null ? [] : [replacedId];
    },
  );
  const replacedAnswer = replacedId === null ? null : await commentsById(scope).load(replacedId);
  return { comment: changed, replacedAnswer };
}
