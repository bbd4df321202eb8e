import { invariant } from '../../../lib/invariant.ts';
import type { Scope } from '../../../request/scope.ts';
import { factsOfPage, type WikiPageFacts } from '../../wiki/page/facts.ts';
import { wikiPagesById } from '../../wiki/page/service.ts';
import { type PostState, stateOfPost } from '../post/facts.ts';
import { postsById } from '../post/service.ts';
import type { CommentRow } from './model.ts';
import { commentsById } from './service.ts';

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

export async function loadCommentFacts(scope: Scope, id: string): Promise<CommentFacts | null> {
  const comment = await commentsById(scope).load(id);
  if (comment === null) return null;
  const { authorId, isDeleted, isHidden, heldAt, isAnswer, isRetracted } = comment;
  const isHeld = heldAt !== null;
  const place = await factsOfPlace(scope, comment);
  return { kind: 'Comment', authorId, isDeleted, isHidden, isHeld, isAnswer, isRetracted, place };
}

async function factsOfPlace(scope: Scope, { postId, wikiPageId }: CommentRow) {
  const post = postId === null ? null : await postsById(scope).load(postId);
  const page = wikiPageId === null ? null : await wikiPagesById(scope).load(wikiPageId);
  const place = post === null ? page && factsOfPage(page) : stateOfPost(post);
  invariant(place !== null, 'a comment is visible only when what it stands on is');
  return place;
}

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Comment: CommentFacts;
  }
}
