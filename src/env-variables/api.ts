import { oneOf, onOff, secret, text, webAddress, wholeNumber } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of the API and how its answers are cached. */
export const API_VARIABLES = {
  INTROSPECTION: {
    ...onOff(),
    default: 'on',
    description: 'Whether clients may read the schema; `off` also silences suggestions in errors.',
  },
  GRAPHIQL: { ...onOff(), default: 'on', description: 'Whether `/graphiql` is served.' },
  PERSISTED_OPERATIONS: {
    ...text(),
    default: '',
    description:
      'A file with operations that clients may name by their id, as the compilers of Relay, Apollo and GraphQL Code Generator write it.',
  },
  PERSISTED_OPERATIONS_ONLY: {
    ...onOff(),
    default: 'off',
    description:
      'Whether only registered operations are run (those of the pages and of `PERSISTED_OPERATIONS`), named by their id; GraphiQL is off then.',
  },
  PUBLIC_CACHE_SECONDS: {
    ...wholeNumber(0, 86_400),
    default: '5',
    description:
      'How long a proxy may serve an answer to a GET of a registered operation without a token; 0 lets nobody store it.',
  },
  CACHE_PURGE_URL: {
    ...webAddress(),
    default: '',
    description:
      'Where a cache in front takes purges by `Surrogate-Key`: Varnish with `deploy/varnish.vcl`, or the API of a CDN. Without it answers have no keys.',
  },
  CACHE_PURGE_SECRET: {
    ...secret(8),
    default: '',
    description:
      'What that cache asks for: it is sent as `Authorization: Bearer` and `Fastly-Key`.',
  },
  CACHE_PURGE_SECONDS: {
    ...wholeNumber(1, 86_400),
    default: '600',
    description:
      'How long that cache may serve an answer that was not purged: times on pages, orders by heat and related posts are as old as this at most.',
  },
  CACHE_COUNTER_SECONDS: {
    ...wholeNumber(0, 3_600),
    default: '30',
    description:
      'How long that cache may show counts and scores, and orders by them, from before a change that changed nothing else; 0 purges them at once.',
  },
  COMPRESSION: {
    ...onOff(),
    default: 'on',
    description:
      'Whether answers without a token are compressed; `off` where a proxy in front does it.',
  },
  DEMO: {
    ...oneOf('auto', 'on', 'off'),
    default: 'auto',
    description:
      'Whether `serve` puts the demo community into an empty database; `auto`: into PGlite only.',
  },
} satisfies Record<string, Variable>;
