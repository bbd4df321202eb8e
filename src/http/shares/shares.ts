import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Env } from '../../env.ts';
import type { MaybePromise } from '../../lib/maybe-promise.ts';
import { type LimitedAmount, NO_RATE_LIMIT, type RateLimit } from '../../request/rate-limit.ts';
import { requestInfo } from '../request-info.ts';
import { Buckets } from './buckets.ts';
import { clientAddress } from './client-address.ts';
import { Slots } from './slots.ts';
import { SlowClients } from './slow-clients.ts';
import { tokenLookUps } from './token-look-ups.ts';
import { tooMuch } from './too-much.ts';

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

/** What of the subscriptions and WebSockets anonymous clients may take together. */
const ANONYMOUS_PART = 0.8;

/** How many of an address's requests may bear tokens that are not good. */
const BAD_TOKEN_PART = 0.1;

/** How many requests of slow clients are worked on at once, between which the event loop has time for others. */
const SLOW_AT_ONCE = 2;

/** With so many clients at once none is the frontend that asks for all readers: each has its first request first. */
const FEW_CLIENTS = 8;

/** In seconds: others have to go first. */
const RETRY_AFTER_SLOT = 30;

/** The same where others go soon: requests take milliseconds. */
const RETRY_AFTER_TURN = 1;

export type Shares = ReturnType<typeof createShares>;

/**
 * What one client may take of this server: an account, or for anonymous clients an address. Requests that
 * came over no connection, such as those of this process, are not counted.
 */
export function createShares({ env, log, longStatements }: SharesOptions) {
  const requests = new Buckets({ perMinute: env.CLIENT_REQUESTS_PER_MINUTE });
  const costs = new Buckets({ perMinute: env.CLIENT_COST_PER_MINUTE });
  const underWay = new Slots({ perClient: env.CLIENT_CONCURRENCY });
  const subscriptions = new Slots({
    perClient: env.CLIENT_SUBSCRIPTIONS,
    forAnonymous: Math.ceil(env.LIVE_SUBSCRIPTIONS * ANONYMOUS_PART),
  });
  const connections = new Slots({ perClient: env.CLIENT_CONNECTIONS });
  const anonymousConnections = new Slots({
    forAnonymous: Math.ceil(env.LIVE_CONNECTIONS * ANONYMOUS_PART),
  });

  const slowStatements = new SlowClients({ turns: longStatements });
  const slowRequests = new SlowClients({ turns: SLOW_AT_ONCE });
  const slowTransactions = new SlowClients({ turns: longStatements });

  function take(buckets: Buckets, request: Request, amount: number): GraphQLError | null {
    const client = clientOf(request);
    const seconds = client === null ? 0 : buckets.take(client, amount);
    return seconds === 0 ? null : tooMuch(seconds);
  }

  /** A turn that comes too late is passed on. */
  function inTime(turn: Promise<() => void>): Promise<(() => void) | GraphQLError> {
    return new Promise((resolve) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        resolve(tooMuch(RETRY_AFTER_TURN));
      }, env.OPERATION_TIMEOUT_SECONDS * 1000);
      void turn.then((end) => {
        clearTimeout(timer);
        if (isLate) end();
        else resolve(end);
      });
    });
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
    /**
     * Begins to work on a request, when it is its turn where it needs one: its client has statements that take
     * long, or several requests under way while these take long or many clients have some. Gives what has to be
     * called when it is answered, or why it is refused: it has waited for as long as an operation may take.
     */
    beginRequest(request: Request): MaybePromise<(() => void) | GraphQLError> {
      const client = clientOf(request);
      if (client === null) return () => {};
      const isFurther = underWay.heldBy(client) > 1;
      const needsTurn =
        slowStatements.isSlow(client) ||
        (isFurther && (slowRequests.isSlow(client) || underWay.clients > FEW_CLIENTS));
      const begun = slowRequests.begin(client, needsTurn);
      return typeof begun === 'function' ? begun : inTime(begun);
    },
    /** The same for a statement. */
    beginStatement(request: Request): MaybePromise<() => void> {
      const client = clientOf(request);
      return client === null ? () => {} : slowStatements.begin(client);
    },
    /** The same for a transaction: those that take long share turns of their own. */
    beginTransaction(request: Request): MaybePromise<() => void> {
      const client = clientOf(request);
      return client === null ? () => {} : slowTransactions.begin(client);
    },
    /**
     * Takes a subscription; answers what gives it back.
     *
     * @throws GraphQLError RATE_LIMITED
     */
    takeSubscription(request: Request): () => void {
      const client = clientOf(request);
      if (client === null) return () => {};
      const isAnonymous = requestInfo(request).viewer.kind === 'anonymous';
      const giveBack = subscriptions.take(client, isAnonymous);
      if (giveBack === null) throw tooMuch(RETRY_AFTER_SLOT);
      return giveBack;
    },
    /** Takes a connection for an address; answers what gives it back, or null. */
    takeConnection: (address: string | null) =>
      address === null ? () => {} : connections.take(address, false),
    ...tokenLookUps({ badPerMinute: env.CLIENT_REQUESTS_PER_MINUTE * BAD_TOKEN_PART }),
    /** Takes one of the connections that clients without a good token may have together, or answers null. */
    takeAnonymousConnection: () => anonymousConnections.take('', true),
  };
}

function clientOf(request: Request): string | null {
  const { address, viewer } = requestInfo(request);
  if (address === null) return null;
  return viewer.kind === 'anonymous' ? address : viewer.id;
}
