import { at } from '../at.ts';
/** The ten years in which everything happens, in ms since 1970. */
export const START = Date.UTC(2016, 0, 1);
export const END = Date.UTC(2026, 0, 1);

export const DAY = 24 * 60 * 60 * 1000;

/**
 * A moment `delay` ms after another. What would fall past the end falls somewhere between the two
 * instead, and a moment of `share` (0 to 1) says where.
 */
export function momentAfter(time: number, delay: number, share: number): number {
  const moment = time + delay < END ? time + delay : time + (END - 1 - time) * share;
  return Math.floor(moment);
}

/** The indexes of moments, earliest first; equal ones in their own order. */
export function byTime(times: Float64Array): Uint32Array {
  const order = Uint32Array.from(times, (_, index) => index);
  return order.sort((a, b) => at(times, a) - at(times, b) || a - b);
}
