import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import type { Scope } from '../../../request/scope.ts';
import type { Coauthorship, PostRow } from './model.ts';
import { coauthorshipOf, postsById } from './service.ts';

/** What rules know of a post. */
export interface PostFacts extends PostState {
  readonly isPinned: boolean;
  readonly isCurated: boolean;
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

export const POST_FACTS = [
  ...(['id', 'authorId', 'publishedAt', 'isLocked', 'isDeleted', 'isHidden', 'heldAt'] as const),
  ...(['isPinned', 'curatedAt'] as const),
] satisfies readonly (keyof PostRow)[];

type FactsRow = Pick<PostRow, (typeof POST_FACTS)[number]>;

export async function loadPostFacts(scope: Scope, id: string): Promise<PostFacts | null> {
  const post = await postsById(scope).load(id);
  return post && factsOfPost(scope, post);
}

export function factsOfPost(scope: Scope, post: FactsRow): MaybePromise<PostFacts> {
  return andThen(coauthorshipOf(scope, post), (coauthorship) => ({
    ...stateOfPost(post),
    ...{ isPinned: post.isPinned, isCurated: post.curatedAt !== null },
    coauthorship,
  }));
}

function stateOfPost(post: FactsRow): PostState {
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
