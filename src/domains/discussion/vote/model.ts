import type { NodeKey } from '../../../access/node-key.ts';

export type VoteAxis = 'KARMA' | 'AGREEMENT';
export type VoteDirection = 'UP' | 'DOWN' | 'NONE';
export type VoteStrength = 'SMALL' | 'STRONG';

/** What can be voted on. */
export type Scored = NodeKey<'Post' | 'Comment'>;

export interface VoteRow {
  /** Of the post or comment. */
  readonly subjectId: string;
  readonly axis: VoteAxis;
  /** What it counts for: never 0. */
  readonly value: number;
}

/** What a client may say of a vote. */
export interface CastVote {
  readonly subjectId: string;
  readonly axis: VoteAxis;
  readonly direction: VoteDirection;
  readonly strength: VoteStrength;
}
