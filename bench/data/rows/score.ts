import type { Random } from '../chance/random.ts';

/** A score and the number of votes that it may come from: each counts 1 for or 1 against. */
export function drawScore(random: Random, median: number): [score: number, voteCount: number] {
  const inFavour = Math.floor(random.logNormal(median, 1));
  const against = Math.floor(random.exponential(0.7));
  return [inFavour - against, inFavour + against];
}
