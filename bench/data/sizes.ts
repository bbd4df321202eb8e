import type { Size } from '../contract.ts';

/** How many comments a community of each size has. */
export const COMMENTS: Readonly<Record<Size, number>> = {
  '30k': 30_000,
  '300k': 300_000,
  '3m': 3_000_000,
};
