import type { Scope } from '../../../request/scope.ts';
import type { PostFacts, PostState } from './facts-model.ts';
import type { PostRow } from './model.ts';
import { coauthorshipOf, postsById } from './service.ts';

export async function loadPostFacts(scope: Scope, id: string): Promise<PostFacts | null> {
  const post = await postsById(scope).load(id);
  if (post === null) return null;
  return { ...stateOfPost(post), coauthorship: await coauthorshipOf(scope, post) };
}

export function stateOfPost(post: PostRow): PostState {
  const { authorId, publishedAt, isLocked, isDeleted, isHidden } = post;
  const isHeld = post.heldAt !== null;
  const isPublished = publishedAt !== null;
  return { kind: 'Post', authorId, isPublished, isLocked, isDeleted, isHidden, isHeld };
}
