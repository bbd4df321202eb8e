import type { GraphQLError } from 'graphql';
import { refusal } from '../refusal.ts';

/** When others go soon, in s: requests take milliseconds. */
export const RETRY_AFTER_TURN = 1;

/** @param retryAfter in s */
export function tooMuch(retryAfter: number): GraphQLError {
  return refusal({
    code: 'RATE_LIMITED',
    message: `Your address or account has sent too many requests. Try again in ${retryAfter} s.`,
    status: 429,
    headers: { 'retry-after': String(retryAfter) },
    details: { retryAfter },
  });
}
