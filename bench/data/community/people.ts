import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import { shuffledIndexes } from '../chance/shuffle.ts';
import { Weighted } from '../chance/weighted.ts';
import { zipfWeights } from '../chance/zipf.ts';

export interface People {
  readonly count: number;
  /** How much each of them comments, as weights. */
  readonly activity: Float64Array;
  readonly commenters: Weighted;
  readonly posters: Weighted;
  readonly editors: Weighted;
}

/** The part of all comments that the busiest person wrote. */
const BUSIEST_SHARE = 0.0175;

/** Who is how busy. Who comments much tends to post and to edit much too. */
export function planPeople(count: number): People {
  const random = new Random('people');
  const weights = zipfWeights(count, BUSIEST_SHARE);
  const ranks = shuffledIndexes(count, random);
  const activity = Float64Array.from(ranks, (rank) => at(weights, rank));
  const scattered = (sigma: number) =>
    new Weighted(activity.map((weight) => random.logNormal(weight, sigma)));
  return {
    count,
    activity,
    commenters: new Weighted(activity),
    posters: scattered(0.7),
    editors: scattered(1.2),
  };
}
