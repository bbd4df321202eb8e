import type { HttpRequest } from '../contract.ts';

/** The instructions for the driver. */
export interface Load {
  readonly url: string;
  /** Sent in turn, again and again from the first. */
  readonly requests: readonly HttpRequest[];
  /** Each sends its next request when its last is answered. */
  readonly connections: number;
  /** How long requests are sent before any counts, in s. */
  readonly warmUp: number;
  /** How long they count, in s. */
  readonly seconds: number;
}

/** What the driver says: when it begins and ends to count, and then what it counted. */
export type Message =
  | { readonly kind: 'begin' | 'end' }
  | { readonly kind: 'counted'; readonly counted: Counted };

export interface Counted {
  /** How long requests were counted, in s. */
  readonly seconds: number;
  /** Of each request that was answered meanwhile, in ms. */
  readonly latencies: readonly number[];
  /** What went wrong, warm-up included. */
  readonly failures: readonly string[];
}
