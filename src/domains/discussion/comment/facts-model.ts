import type { WikiPageFacts } from '../../wiki/page/facts-model.ts';
import type { PostState } from '../post/facts-model.ts';

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

declare module '../../../access/facts.ts' {
  interface FactsByKind {
    readonly Comment: CommentFacts;
  }
}
