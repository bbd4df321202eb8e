import { at } from '../at.ts';
/**
 * Weights after the law of Zipf and Mandelbrot, `1 / (rank + offset)`, greatest first. The offset is
 * such that the first has `topShare` of the whole: so a small community's busiest person writes as
 * large a part of it as a large one's.
 */
export function zipfWeights(count: number, topShare: number): Float64Array {
  let [low, high] = [-0.99, count];
  for (let step = 0; step < 60; step += 1) {
    const offset = (low + high) / 2;
    if (shareOfFirst(weightsWith(count, offset)) > topShare) low = offset;
    else high = offset;
  }
  return weightsWith(count, high);
}

function weightsWith(count: number, offset: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => 1 / (index + 1 + offset));
}

function shareOfFirst(weights: Float64Array): number {
  return at(weights, 0) / weights.reduce((sum, weight) => sum + weight, 0);
}
