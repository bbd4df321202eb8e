/** What a client may say of a new sequence. */
export interface NewSequence {
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** How a sequence is to be changed. What is left out stays as it is. */
export interface SequenceChange {
  /** The sequence's id, as the client gave it. */
  readonly sequenceId: string;
  readonly title?: string | null | undefined;
  /** Null: none. */
  readonly description?: string | null | undefined;
}

/** A sequence while nobody else can change it. */
export interface LockedSequence {
  readonly id: string;
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  /** Since when this text waits for review; null when it does not. */
  readonly heldAt: string | null;
}

/** A post's place, as the order of a sequence is changed. */
export interface PlacedPost {
  readonly postId: string;
  readonly chapterTitle: string | null;
}

/** UTF-16 code units of Markdown that a description may have. */
export const MAX_DESCRIPTION_LENGTH = 20_000;

/** As many as the list of an input may have. */
export const MAX_POSTS = 250;
