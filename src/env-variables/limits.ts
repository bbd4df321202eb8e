import { trustedProxies, wholeNumber } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of limits of operations and of clients. */
export const LIMITS_VARIABLES = {
  COST_LIMIT: {
    ...wholeNumber(1, 1_000_000_000),
    default: '50000',
    description:
      'Maximum cost of one operation, in points; responses state their cost in `extensions.cost`.',
  },
  ANSWER_LIMIT_BYTES: {
    ...wholeNumber(65_536, 1_000_000_000),
    default: '8388608',
    description: 'Maximum number of bytes of text that one operation may read and return.',
  },
  OPERATION_TIMEOUT_SECONDS: {
    ...wholeNumber(1, 3_600),
    default: '10',
    description: 'Time limit of one operation; it also applies to its statements in PostgreSQL.',
  },
  LIVE_SUBSCRIPTIONS: {
    ...wholeNumber(0, 1_000_000),
    default: '10000',
    description:
      'Maximum number of subscriptions on one server. A thread that a member has open takes five.',
  },
  LIVE_SUBSCRIPTIONS_PER_CONNECTION: {
    ...wholeNumber(1, 10_000),
    default: '50',
    description: 'Maximum number of subscriptions on one WebSocket.',
  },
  LIVE_CONNECTIONS: {
    ...wholeNumber(0, 1_000_000),
    default: '5000',
    description: 'Maximum number of WebSockets on one server.',
  },
  TRUST_PROXY: {
    ...trustedProxies(),
    default: '',
    description:
      'Proxies whose `X-Forwarded-For` is believed: how many there are, or their addresses and networks, comma-separated. Without it all clients behind a proxy count as one.',
  },
  CLIENT_REQUESTS_PER_MINUTE: {
    ...wholeNumber(0, 1_000_000_000),
    default: '6000',
    description:
      'How many requests one account or address may send a minute, a tenth of them with tokens that are not good; 0 for any number.',
  },
  CLIENT_COST_PER_MINUTE: {
    ...wholeNumber(0, 1_000_000_000),
    default: '5000000',
    description: 'What their operations may cost together, in points; 0 for any cost.',
  },
  CLIENT_CONCURRENCY: {
    ...wholeNumber(0, 1_000_000),
    default: '100',
    description:
      'How many requests, and operations over WebSocket, one account or address may have under way at once; 0 for any number.',
  },
  CLIENT_SUBSCRIPTIONS: {
    ...wholeNumber(0, 1_000_000),
    default: '1000',
    description:
      'How many subscriptions one account or address may have; 0 for any number. Anonymous clients have 80 % of LIVE_SUBSCRIPTIONS together.',
  },
  CLIENT_CONNECTIONS: {
    ...wholeNumber(0, 1_000_000),
    default: '500',
    description:
      'How many WebSockets one address may have; 0 for any number. Clients without a good token have 80 % of all together.',
  },
} satisfies Record<string, Variable>;
