import sql from 'sql-template-tag';
import {
  assertMayTo,
  notFound,
  type Permission,
  permissionFor,
} from '../../../../access/assertions.ts';
import type { Action } from '../../../../access/rule.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import { forbidden } from '../../../../access/writers.ts';
import type { Transaction } from '../../../../db/database.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../../writes/limits.ts';
import { write } from '../../../../writes/write.ts';
import { notify } from '../../../people/notification/notify.ts';
import type { CommentRow } from '../model.ts';
import {
  checkedText,
  contentOf,
  keepCommentMentions,
  type PlacedComment,
  reread,
} from './content.ts';
import { countShown, lockPlace, selectPlaced, storeFormerText } from './queries.ts';

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
  const { permission, given } = await checkAll({
    permission: () => assertMayTo(scope, 'comment.edit', subject),
    given: () => checkedText(input.markdown),
  });
  const {
    key: { id },
    viewer: writer,
  } = permission;
  await assertBelowWriteLimit(scope, writer, { class: 'edit' });
  const content = await contentOf(scope, { id, markdown: given, writerId: writer.id });
  return changeComment(
    scope,
    { action: 'comment.edit', comment: permission },
    async (tx, { heldAt, isHidden }, viewer) => {
      const isHeld = heldAt !== null;
      const at = new Date();
      // What was hidden must not come back as a former text.
      if (!isHidden) await storeFormerText(tx, { id, markdown: content.markdown });
      await tx.prisma.comment.update({
        where: { id },
        // Moderators approve the text that they read: an edited one is held again.
        data: { ...content, editedAt: at, ...(isHeld ? { hiddenAt: at } : {}) },
        select: { id: true },
      });
      await keepCommentMentions(tx, scope, { id, content });
      const { markdown } = content;
      if (isHeld) return;
      await notify(tx, { what: 'COMMENT_EDITED', commentId: id, actorId: viewer.id, markdown });
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
      if (!isHidden) await countShown(tx, id, -1);
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
      if (!isHidden) await countShown(tx, id, 1);
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
  });
}

export interface AcceptAnswerInput {
  readonly commentId: string;
  readonly isAccepted: boolean;
}

/** Takes an answer as the one to a question, in place of any other; or takes it so no longer. */
export function acceptAnswer(
  scope: Scope,
  { commentId: comment, isAccepted }: AcceptAnswerInput,
): Promise<CommentRow> {
  return changeComment(scope, { action: 'comment.accept', comment }, async (tx, { id }) => {
    await tx.execute(
      'comment.accept',
      isAccepted
        ? sql`
            update posts p set accepted_answer_id = c.id
            from comments c where c.id = ${id}::uuid and p.id = c.post_id`
        : sql`update posts set accepted_answer_id = null where accepted_answer_id = ${id}::uuid`,
    );
  });
}

interface Change {
  readonly action: Action;
  /** The comment's id, as the client gave it; or what `assertMayTo` returned for it. */
  readonly comment: string | Permission;
  /** The argument that names it. Default: `input.commentId`. */
  readonly argument?: string;
}

/**
 * What all changes of a comment have in common: who may, the lock of its place, and one more look at
 * what may have changed while that was waited for.
 */
export async function changeComment(
  scope: Scope,
  { action, comment, argument = 'input.commentId' }: Change,
  work: (tx: Transaction, comment: PlacedComment, viewer: MemberViewer) => Promise<void>,
): Promise<CommentRow> {
  const { key, viewer } = await permissionFor(scope, action, { subject: comment, argument });
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    const found = await selectPlaced(tx, key.id);
    if (found === null || (await lockPlace(tx, found)) === null) throw notFound(argument);
    const now = await selectPlaced(tx, key.id);
    invariant(now !== null, 'comments are not deleted from the table while their place is locked');
    if (now.isDeleted !== (action === 'comment.restore')) {
      throw forbidden('This comment was changed by another request.', argument);
    }
    await work(tx, now, viewer);
  });
  return reread(scope, key.id);
}
