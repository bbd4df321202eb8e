import type { TimeRange } from '../../../loaders/time-range.ts';

export interface SequenceRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly sortTitle: string;
  readonly hasDescription: boolean;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly createdAt: string;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Since when this text waits for review, and is hidden because of that; null when it does not. */
  readonly heldAt: string | null;
}

/** A post's place in a sequence. */
export interface SequenceEntryRow {
  readonly id: string;
  readonly postId: string;
  readonly position: number;
  readonly chapterTitle: string | null;
}

/** The posts around one in a sequence; null at its ends. */
export interface NeighboursRow {
  readonly postId: string;
  readonly previousId: string | null;
  readonly nextId: string | null;
}

export interface SequenceFilter extends TimeRange {
  readonly authors?: readonly string[] | null | undefined;
}

export type SequenceOrder = 'NEWEST' | 'OLDEST' | 'TITLE';

/** Whose sequences a list holds: those of a person, or those that a post is part of. */
export type SequenceParent = 'author' | 'post';

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Sequence: SequenceRow;
  }
}
