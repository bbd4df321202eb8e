import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Env } from '../../env.ts';
import { type LimitedAmount, NO_RATE_LIMIT, type RateLimit } from '../../request/rate-limit.ts';
import { Buckets } from './buckets.ts';
import { clientAddress } from './client-address.ts';
import { clientOf } from './client-of.ts';
import { liveShares } from './live-shares.ts';
import { Slots } from './slots.ts';
import { tokenLookUps } from './token-look-ups.ts';
import { RETRY_AFTER_TURN, tooMuch } from './too-much.ts';
import { turns } from './turns.ts';

interface SharesOptions {
  readonly env: Pick<
    Env,
    | 'TRUST_PROXY'
    | 'CLIENT_REQUESTS_PER_MINUTE'
    | 'CLIENT_COST_PER_MINUTE'
    | 'CLIENT_CONCURRENCY'
    | 'CLIENT_SUBSCRIPTIONS'
    | 'CLIENT_CONNECTIONS'
    | 'LIVE_CONNECTIONS'
    | 'LIVE_SUBSCRIPTIONS'
    | 'OPERATION_TIMEOUT_SECONDS'
  >;
  readonly log: Logger;
  /** How many statements of slow clients, and how many of their transactions, may run at once. */
  readonly longStatements: number;
}

/** How many of an address's requests may bear tokens that are not good. */
const BAD_TOKEN_PART = 0.1;

export type Shares = ReturnType<typeof createShares>;

/**
 * What one client may take of this server: an account, or for anonymous clients an address. Requests that
 * came over no connection, such as those of this process, are not counted.
 */
export function createShares({ env, log, longStatements }: SharesOptions) {
  const requests = new Buckets({ perMinute: env.CLIENT_REQUESTS_PER_MINUTE });
  const costs = new Buckets({ perMinute: env.CLIENT_COST_PER_MINUTE });
  const underWay = new Slots({ perClient: env.CLIENT_CONCURRENCY });

  function take(buckets: Buckets, request: Request, amount: number): GraphQLError | null {
    const client = clientOf(request);
    const seconds = client === null ? 0 : buckets.take(client, amount);
    return seconds === 0 ? null : tooMuch(seconds);
  }

  return {
    addressOf: clientAddress({ trusted: env.TRUST_PROXY, log }),
    /** Counts a request; answers why it is refused, or null. */
    takeRequest: (request: Request) => take(requests, request, 1),
    /** The same for points of cost. */
    takeCost: (request: Request, points: number) => take(costs, request, points),
    /** What is left to a client. */
    rateLimit(request: Request, of: LimitedAmount): RateLimit {
      const client = clientOf(request);
      const buckets = of === 'COST' ? costs : requests;
      return client === null ? NO_RATE_LIMIT : buckets.stateOf(client);
    },
    /** Counts a request, or an operation over a WebSocket, as under way; answers what ends that, or why it is refused. */
    begin(request: Request): (() => void) | GraphQLError {
      const client = clientOf(request);
      if (client === null) return () => {};
      return underWay.take(client, false) ?? tooMuch(RETRY_AFTER_TURN);
    },
    ...turns({ underWay, longStatements, seconds: env.OPERATION_TIMEOUT_SECONDS }),
    ...liveShares({ env }),
    ...tokenLookUps({ badPerMinute: env.CLIENT_REQUESTS_PER_MINUTE * BAD_TOKEN_PART }),
  };
}
