import { LRUCache } from 'lru-cache';
import { requestInfo } from '../request-info.ts';
import { Buckets } from './buckets.ts';
import { tooMuch } from './too-much.ts';

/** How many tokens that were good are remembered. */
const MAX_GOOD_TOKENS = 5_000;

interface LookUp {
  readonly request: Request;
  readonly isGood: boolean;
}

/** Limits the look-ups of tokens that are not good, by address. */
export function tokenLookUps({ badPerMinute }: { readonly badPerMinute: number }) {
  const badTokens = new Buckets({ perMinute: badPerMinute });
  const goodTokens = new LRUCache<string, true>({ max: MAX_GOOD_TOKENS });
  return {
    /**
     * Whether a token is worth a look-up: from an address that sent too many bad ones, only those are that were
     * good before, so that nobody shuts out the members at their address.
     *
     * @throws GraphQLError RATE_LIMITED
     */
    assertMayLookUp(token: string, request: Request): void {
      const { address } = requestInfo(request);
      const seconds = address === null || goodTokens.has(token) ? 0 : badTokens.wait(address);
      if (seconds > 0) throw tooMuch(seconds);
    },
    /** Counts the look-up of a token by how it ended. */
    noteLookUp(token: string, { request, isGood }: LookUp): void {
      const { address } = requestInfo(request);
      if (isGood) goodTokens.set(token, true);
      else if (address !== null) badTokens.take(address, 1);
    },
  };
}
