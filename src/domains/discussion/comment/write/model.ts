/** What a client may say of a new comment. */
export interface NewComment {
  /** An id: of the post or wiki page that it stands on, or of the comment that it answers. */
  readonly on: string;
  readonly markdown: string;
  readonly isAnswer?: boolean | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** UTF-16 code units of Markdown that a comment may have. */
export const LONGEST_COMMENT = 50_000;

/** Comments above one; a thread is read by walking it. */
export const DEEPEST_COMMENT = 200;

/** What a comment stands on: exactly one of the two. */
export interface Place {
  readonly postId: string | null;
  readonly wikiPageId: string | null;
}

/** A comment on its way into a thread, or out of it: what locks and counters need to know. */
export interface PlacedComment extends Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly rootId: string | null;
  readonly depth: number;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Since when this text waits for review; null when it does not. */
  readonly heldAt: string | null;
}
