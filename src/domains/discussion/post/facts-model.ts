import type { Coauthorship } from './model.ts';

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

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Post: PostFacts;
  }
}
