import type { NodeKey } from '../../../access/node-key.ts';

/** What users can react to. */
export type Reactable = NodeKey<'Post' | 'Comment'>;

/** The reaction of one user to a post or comment. */
export interface ReactionRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly createdAt: string;
}

/** How many users reacted with the same reaction. */
export interface ReactionCount {
  readonly name: string;
  readonly emoji: string;
  readonly count: number;
  readonly viewerHasReacted: boolean;
}

/** The counts of one post or comment as the database has them. */
export interface CountsRow {
  /** Of the post or comment. */
  readonly id: string;
  readonly counts: readonly Omit<ReactionCount, 'emoji'>[];
}

/** What a client sends to add or remove a reaction. */
export interface ReactionInput {
  readonly subjectId: string;
  readonly name: string;
}
