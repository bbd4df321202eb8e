import { at } from '../at.ts';
import type { Random } from './random.ts';

/**
 * Draws indexes, each as often as its weight says, in constant time: Vose's alias method. Every column
 * of a table holds one index, and what is left of its room is another one's.
 */
export class Weighted {
  readonly #share: Float64Array;
  readonly #other: Int32Array;

  constructor(weights: Float64Array) {
    const count = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#share = weights.map((weight) => (weight * count) / total);
    this.#other = Int32Array.from({ length: count }, (_, index) => index);
    this.#fill();
  }

  draw(random: Random): number {
    const column = random.below(this.#share.length);
    const isOwn = random.unit() < at(this.#share, column);
    return isOwn ? column : at(this.#other, column);
  }

  #fill(): void {
    const small: number[] = [];
    const large: number[] = [];
    this.#share.forEach((share, index) => {
      (share < 1 ? small : large).push(index);
    });
    for (;;) {
      const poor = small.pop();
      const rich = large.pop();
      // What is left over of either kind is 1 but for rounding.
      if (poor === undefined || rich === undefined) return;
      this.#other[poor] = rich;
      const left = at(this.#share, rich) - (1 - at(this.#share, poor));
      this.#share[rich] = left;
      (left < 1 ? small : large).push(rich);
    }
  }
}
