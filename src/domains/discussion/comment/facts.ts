import { invariant } from '../../../lib/invariant.ts';
import type { Scope } from '../../../request/scope.ts';
import { factsOfPage } from '../../wiki/page/facts.ts';
import { wikiPagesById } from '../../wiki/page/service.ts';
import { stateOfPost } from '../post/facts.ts';
import { postsById } from '../post/service.ts';
import type { CommentFacts } from './facts-model.ts';
import type { CommentRow } from './model.ts';
import { commentsById } from './service.ts';

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
