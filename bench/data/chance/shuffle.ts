import { at } from '../at.ts';
import type { Random } from './random.ts';

/** The numbers from 0 up to `count` - 1 in an order of chance (Fisher and Yates). */
export function shuffledIndexes(count: number, random: Random): Int32Array {
  const indexes = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const held = at(indexes, last);
    indexes[last] = at(indexes, other);
    indexes[other] = held;
  }
  return indexes;
}
