import { expect, it } from 'vitest';
import { voteOf, weightOf } from '../../src/domains/discussion/vote/weight.ts';

it.each([
  [-50, 2],
  [0, 2],
  [99, 2],
  [100, 3],
  [500, 4],
  [999, 4],
  [1_000, 5],
  [1_000_000, 9],
])('with %i karma a strong vote counts %i, and a small one 1', (karma, strong) => {
  expect(weightOf({ direction: 'UP', strength: 'STRONG' }, karma)).toBe(strong);
  expect(weightOf({ direction: 'DOWN', strength: 'STRONG' }, karma)).toBe(-strong);
  expect(weightOf({ direction: 'UP', strength: 'SMALL' }, karma)).toBe(1);
  expect(weightOf({ direction: 'NONE', strength: 'STRONG' }, karma)).toBe(0);
});

it('what a vote was is known from what it counts for', () => {
  for (const direction of ['UP', 'DOWN'] as const) {
    for (const strength of ['SMALL', 'STRONG'] as const) {
      expect(voteOf(weightOf({ direction, strength }, 700))).toEqual({ direction, strength });
    }
  }
});
