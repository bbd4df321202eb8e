import {
  assertAllowed,
  notFound,
  type PermittedSubject,
  permittedSubject,
} from '../../../../access/assertions.ts';
import type { Action } from '../../../../access/rule.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { recordEvent, recordEvents } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { isPublic } from '../../post/policy.ts';
import { COMMENT_CHANGED, COMMENT_REMOVED } from '../events.ts';
import type { CommentFacts } from '../facts.ts';
import type { CommentRow } from '../model.ts';
import { isReadable } from '../policy.ts';
import { commentsById } from '../service.ts';
import { type Place, type PlacedComment, placeIdOf } from './content.ts';
import { type LockedComment, lockComment } from './queries.ts';

interface Change {
  readonly action: Action;
  /** The comment's id, as the client gave it; or what `assertMayTo` returned for it. */
  readonly comment: string | PermittedSubject;
  /** The argument that names it. Default: `input.commentId`. */
  readonly argument?: string;
}

/** Does a change. It returns the ids of the other comments of the thread that change with this one. */
type Work = (
  tx: Transaction,
  comment: PlacedComment,
  viewer: MemberViewer,
) => Promise<readonly string[]>;

/**
 * What all changes of a comment have in common: who may, the lock of its place, and the same question
 * again, of what the comment and its place are like once nobody else can change them. Then subscribers are notified.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function changeComment(
  scope: Scope,
  { action, comment, argument = 'input.commentId' }: Change,
  work: Work,
): Promise<CommentRow> {
  const { key, viewer } = await permittedSubject(scope, action, { subject: comment, argument });
  const lock = (tx: Transaction) => lockComment(tx, key.id);
  await write({ scope, viewer, class: 'edit', lock }, async (tx, locked) => {
    if (locked === null) throw notFound(argument);
    assertAllowed(scope, { action, facts: factsOfLocked(locked, viewer), argument });
    const others = await work(tx, locked.comment, viewer);
    // Of a comment that readers see neither before nor after, they learn nothing.
    const isShown = !locked.comment.isHidden || action === 'comment.unhide';
    await sentTogether([
      recordChanges(tx, locked.comment, isShown ? [key.id, ...others] : others),
      isRemoval(action, locked) ? recordRemoval(tx, locked.comment) : null,
    ]);
  });
  return reread(scope, key.id);
}

/** Notifies subscribers of changed comments in one thread. */
export function recordChanges(
  tx: Transaction,
  place: Place,
  ids: readonly string[],
): Promise<void> {
  const placeId = placeIdOf(place);
  const changes = ids.map((commentId) => ({ commentId, placeId }));
  return recordEvents(tx, COMMENT_CHANGED, changes);
}

/** Whether all could read a comment that this action takes away. */
function isRemoval(action: Action, { comment, place }: LockedComment): boolean {
  const isTakenAway = action === 'comment.delete' || action === 'comment.hide';
  return isTakenAway && !comment.isHidden && (place.kind !== 'Post' || isPublic(place));
}

function recordRemoval(tx: Transaction, comment: PlacedComment): Promise<void> {
  const happened = { commentId: comment.id, placeId: placeIdOf(comment) };
  return recordEvent(tx, COMMENT_REMOVED, happened);
}

/** What rules know of a comment whose place is locked. One that the viewer may not read looks deleted. */
export function factsOfLocked(
  { comment, place }: LockedComment,
  viewer: MemberViewer,
): CommentFacts {
  const { authorId, isAnswer, isRetracted, isDeleted, isHidden, heldAt } = comment;
  const state = { kind: 'Comment', isAnswer, isRetracted, place } as const;
  if (!isReadable(viewer, comment)) {
    return { ...state, authorId: null, isDeleted: true, isHidden: false, isHeld: false };
  }
  return { ...state, authorId, isDeleted, isHidden, isHeld: heldAt !== null };
}

/** A comment after the write, as the viewer sees it. */
export async function reread(scope: Scope, id: string): Promise<CommentRow> {
  const comment = await commentsById(scope).load(id);
  // It may have been hidden or deleted since.
  if (comment === null) throw notFound('input.commentId');
  return comment;
}
