import { databaseUrl, databaseUrls, oneOf, onOff, wholeNumber } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of the database. */
export const DATABASE_VARIABLES = {
  DATABASE_URL: {
    ...databaseUrl(),
    default: 'pglite:.data',
    description:
      'Where the data is: `pglite:DIR` (embedded), `pglite:memory` (gone at the end) or `postgres://…`.',
  },
  DATABASE_REPLICA_URLS: {
    ...databaseUrls(),
    default: '',
    description:
      'Streaming replicas of DATABASE_URL that answer reads: `postgres://…`, comma-separated.',
  },
  DATABASE_REPLICA_MAX_LAG_SECONDS: {
    ...wholeNumber(1, 300),
    default: '10',
    description: 'How far a replica that is read from may be behind the primary.',
  },
  PGLITE_SYNC: {
    ...onOff(),
    default: 'on',
    description:
      'Whether PGlite answers a write only when it is on disk; `off` is faster, and a power cut may damage the data.',
  },
  DATABASE_POOL_SIZE: {
    ...wholeNumber(4, 1_000),
    default: '12',
    description:
      'Maximum number of connections to PostgreSQL, for reads and writes together. Each replica gets those for reads, and one more.',
  },
  DATABASE_POOL: {
    ...oneOf('pipelined', 'plain'),
    default: 'pipelined',
    description:
      'How PostgreSQL is used; `plain` does without pipelining, prepared statements and settings of the planner, and is slower.',
  },
} satisfies Record<string, Variable>;
