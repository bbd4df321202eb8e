export interface SequenceRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly sortTitle: string;
  readonly hasDescription: boolean;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly createdAt: string;
}

/** A post's place in a sequence. */
export interface SequenceEntryRow {
  readonly id: string;
  readonly postId: string;
  readonly position: number;
  readonly chapterTitle: string | null;
}

export const SEQUENCE_ORDERS = ['NEWEST', 'OLDEST', 'TITLE'] as const;
export type SequenceOrder = (typeof SEQUENCE_ORDERS)[number];

/** Whose sequences a list holds: those of a person, or those that a post is part of. */
export type SequenceParent = 'author' | 'post';
