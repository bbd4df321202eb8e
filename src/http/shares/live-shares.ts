import type { Env } from '../../env.ts';
import { requestInfo } from '../request-info.ts';
import { clientOf } from './client-of.ts';
import { Slots } from './slots.ts';
import { tooMuch } from './too-much.ts';

/** What of the subscriptions and WebSockets anonymous clients may take together. */
const ANONYMOUS_PART = 0.8;

/** In seconds: others have to go first. */
const RETRY_AFTER_SLOT = 30;

interface LiveSharesOptions {
  readonly env: Pick<
    Env,
    'CLIENT_SUBSCRIPTIONS' | 'CLIENT_CONNECTIONS' | 'LIVE_CONNECTIONS' | 'LIVE_SUBSCRIPTIONS'
  >;
}

/** What stays open: subscriptions and the connections that carry them. */
export function liveShares({ env }: LiveSharesOptions) {
  const subscriptions = new Slots({
    perClient: env.CLIENT_SUBSCRIPTIONS,
    forAnonymous: Math.ceil(env.LIVE_SUBSCRIPTIONS * ANONYMOUS_PART),
  });
  const connections = new Slots({ perClient: env.CLIENT_CONNECTIONS });
  const anonymousConnections = new Slots({
    forAnonymous: Math.ceil(env.LIVE_CONNECTIONS * ANONYMOUS_PART),
  });

  return {
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
    /** Takes one of the connections that clients without a good token may have together, or answers null. */
    takeAnonymousConnection: () => anonymousConnections.take('', true),
  };
}
