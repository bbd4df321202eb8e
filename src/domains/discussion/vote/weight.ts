import type { VoteDirection, VoteStrength } from './model.ts';

/** How much a strong vote counts for, by the karma that its voter has at least; most first. */
const STRONG_BY_KARMA = [
  [25_000, 9],
  [10_000, 8],
  [5_000, 7],
  [2_500, 6],
  [1_000, 5],
  [500, 4],
  [100, 3],
] as const;

const MIN_STRONG_WEIGHT = 2;

interface Vote {
  readonly direction: VoteDirection;
  readonly strength: VoteStrength;
}

/** The weight of a vote: 1 or -1 when it is small, more when it is strong; 0 for none at all. */
export function weightOf({ direction, strength }: Vote, karma: number): number {
  if (direction === 'NONE') return 0;
  const weight = strength === 'SMALL' ? 1 : strongWeight(karma);
  return direction === 'UP' ? weight : -weight;
}

/** Which vote it is that counts for this; weights may have been others when it was cast. */
export function voteOf(value: number): Vote {
  return {
    direction: value > 0 ? 'UP' : 'DOWN',
    strength: Math.abs(value) === 1 ? 'SMALL' : 'STRONG',
  };
}

function strongWeight(karma: number): number {
  return STRONG_BY_KARMA.find(([least]) => karma >= least)?.[1] ?? MIN_STRONG_WEIGHT;
}
