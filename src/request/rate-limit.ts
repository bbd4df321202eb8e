/** What is limited in a minute, of each account or address. */
export type LimitedAmount = 'COST' | 'REQUESTS';

/** How much of it is left to the client of a request. All is null where there is no limit. */
export interface RateLimit {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** When nothing of it is used any more. */
  readonly resetAt: Date | null;
}

export const NO_RATE_LIMIT: RateLimit = { limit: null, remaining: null, resetAt: null };
