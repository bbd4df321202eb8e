import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { forMembers, type Scope } from '../../../request/scope.ts';
import type { WikiPageFacts } from '../../wiki/page/facts.ts';
import type { PostState } from '../post/facts.ts';
import type { CommentRow } from './model.ts';
import { commentsById, placesById } from './service.ts';

/** What rules know of a comment. */
export interface CommentFacts {
  readonly kind: 'Comment';
  /** Null on a tombstone too. */
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Hidden because it waits for review. */
  readonly isHeld: boolean;
  readonly isAnswer: boolean;
  readonly isRetracted: boolean;
  readonly place: PostState | WikiPageFacts;
}

export const COMMENT_FACTS = [
  ...(['authorId', 'isDeleted', 'isHidden', 'heldAt', 'isAnswer', 'isRetracted'] as const),
  ...(['postId', 'wikiPageId'] as const),
] satisfies readonly (keyof CommentRow)[];

export async function loadCommentFacts(scope: Scope, id: string): Promise<CommentFacts | null> {
  const comment = await commentsById(scope).load(id);
  return comment && factsOfComment(scope, comment);
}

/** Null when what it stands on is no longer visible. */
export function factsOfComment(
  scope: Scope,
  comment: Pick<CommentRow, (typeof COMMENT_FACTS)[number]>,
): MaybePromise<CommentFacts | null> {
  const { authorId, isDeleted, isHidden, heldAt, isAnswer, isRetracted } = comment;
  const isHeld = heldAt !== null;
  const state = { authorId, isDeleted, isHidden, isHeld, isAnswer, isRetracted };
  const placeId = comment.postId ?? comment.wikiPageId;
  if (placeId === null) return null;
  return andThen(
    placesById(scope).load(placeId),
    (found) => found && { kind: 'Comment' as const, ...state, place: found.place },
  );
}

/** Reads the facts of posts and wiki pages with the comments on them. */
export const prefetchPlaces = forMembers((scope) =>
  placesById(scope).prefetchBy('postId', 'wikiPageId'),
);

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Comment: CommentFacts;
  }
}
