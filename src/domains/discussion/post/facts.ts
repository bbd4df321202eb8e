import type { Scope } from '../../../request/scope.ts';
import type { Coauthorship, PostRow } from './model.ts';
import { coauthorshipOf, postsById } from './service.ts';

/** What rules know of a post. */
export interface PostFacts extends PostState {
  /** What the viewer is to it besides its author; null when nothing. */
  readonly coauthorship: Coauthorship | null;
}

/** What rules about a comment know of the post that it stands on. */
export interface PostState {
  readonly kind: 'Post';
  readonly authorId: string | null;
  readonly isPublished: boolean;
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Hidden because it waits for review. */
  readonly isHeld: boolean;
}

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

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Post: PostFacts;
  }
}
