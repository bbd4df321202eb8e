import {
  databaseUrl,
  hostName,
  type Kind,
  label,
  languageTag,
  mailSender,
  mailServer,
  oneOf,
  onOff,
  origins,
  secret,
  siteAddress,
  text,
  trustedProxies,
  webAddress,
  wholeNumber,
} from './env-kinds.ts';

/** One environment variable, as the table in docs/operations.md shows it. */
export interface EnvironmentVariable {
  readonly name: string;
  /** The text that stands for an unset variable; empty when the variable has no default. */
  readonly default: string;
  readonly description: string;
}

export type Variable = Kind<unknown> & Omit<EnvironmentVariable, 'name'>;

/** Every variable that is read, in the order of the table in docs/operations.md. */
export const VARIABLES = {
  PORT: {
    ...wholeNumber(0, 65_535),
    default: '4000',
    description: 'TCP port to listen on; 0 chooses a free port.',
  },
  HOST: {
    ...hostName(),
    default: '127.0.0.1',
    description: 'Address to listen on; `0.0.0.0` or `::` for all addresses of this machine.',
  },
  DATABASE_URL: {
    ...databaseUrl(),
    default: 'pglite:.data',
    description:
      'Where the data is: `pglite:DIR` (embedded), `pglite:memory` (gone at the end) or `postgres://…`.',
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
    description: 'Maximum number of connections to PostgreSQL, for reads and writes together.',
  },
  DATABASE_POOL: {
    ...oneOf('pipelined', 'plain'),
    default: 'pipelined',
    description:
      'How PostgreSQL is used; `plain` does without pipelining, prepared statements and settings of the planner, and is slower.',
  },
  SITE_NAME: {
    ...label(),
    default: 'Commonplace',
    description: 'Name of the community.',
  },
  SITE_LANGUAGE: {
    ...languageTag(),
    default: 'en',
    description:
      'The language of the site, as a tag such as `de` or `pt-BR`: of pages, feeds, dates, and of the words that searches know the forms of. After a change run `commonplace reindex`.',
  },
  SITE_DESCRIPTION: {
    ...text(),
    default: '',
    description: 'Topic of the community, in a sentence.',
  },
  SITE_URL: {
    ...siteAddress(),
    default: '',
    description: 'Public address of the site, for links: scheme and host, without a path.',
  },
  CORS_ORIGINS: {
    ...origins(),
    default: '',
    description:
      'Origins whose pages may call the API, comma-separated; `*` for all of them. Cookies are never sent.',
  },
  JWT_ISSUER: {
    ...text(),
    default: '',
    description: 'The identity provider whose tokens the server accepts: what their `iss` must be.',
  },
  JWT_AUDIENCE: {
    ...text(),
    default: '',
    description: 'What the `aud` of its tokens must be.',
  },
  JWT_JWKS_URL: {
    ...webAddress(),
    default: '',
    description: 'Web address of its public keys. Set all three of these variables, or none.',
  },
  JWT_USERNAME_CLAIM: {
    ...label(),
    default: 'preferred_username',
    description: 'The claim that holds the preferred username of a new member.',
  },
  JWT_ROLES_CLAIM: {
    ...label(),
    default: 'roles',
    description:
      'The claim that says roles, as a string or a list of strings: `trusted`, `moderator` and `admin`, in lower or in upper case, mean something.',
  },
  SIGN_IN: {
    ...oneOf('on', 'provider', 'off'),
    default: 'on',
    description:
      'How people sign in on the pages; `on`: with a password, and with the provider of `OIDC_ISSUER` if it is set; `provider`: only with that; `off`: not at all.',
  },
  SIGN_UP: {
    ...onOff(),
    default: 'on',
    description:
      'Whether visitors may create an account; `off`: only with a link that a moderator or the operator made.',
  },
  SIGN_IN_SECRET: {
    ...secret(32),
    default: '',
    description:
      'What session cookies are signed with. Without it the server makes one and stores it in the database. A change signs everybody out.',
  },
  OIDC_ISSUER: {
    ...webAddress(),
    default: '',
    description:
      'An OpenID Connect provider with which people sign in on the pages: its issuer. Needs `SITE_URL`; the redirect address to register is `/api/auth/callback/oidc` there.',
  },
  OIDC_CLIENT_ID: {
    ...text(),
    default: '',
    description: 'The client id of this site at that provider.',
  },
  OIDC_CLIENT_SECRET: {
    ...text(),
    default: '',
    description: 'Its client secret. Set all three of these variables, or none.',
  },
  UPLOADS_DIR: {
    ...label(),
    default: '.uploads',
    description:
      'Folder of the pictures that members upload. Several servers need the same one, and a backup needs it beside the database.',
  },
  UPLOAD_MAX_BYTES: {
    ...wholeNumber(1_024, 100_000_000),
    default: '10485760',
    description: 'Maximum size of one picture as it is uploaded, in bytes.',
  },
  UPLOADS_PER_DAY: {
    ...wholeNumber(0, 1_000_000),
    default: '100',
    description: 'How many pictures one account may upload in 24 hours; 0 for none.',
  },
  UPLOAD_QUOTA_MB: {
    ...wholeNumber(0, 100_000_000),
    default: '500',
    description: 'Maximum size of all pictures of one account together, in MB, as uploaded.',
  },
  SMTP_URL: {
    ...mailServer(),
    default: '',
    description:
      'The mail server that sends e-mail: `smtp://USER:PASSWORD@HOST:587` (STARTTLS) or `smtps://…:465`. Without it no e-mail is sent. It needs MAIL_FROM and SITE_URL.',
  },
  MAIL_FROM: {
    ...mailSender(),
    default: '',
    description: 'The sender of e-mails: an address, or `NAME <ADDRESS>`.',
  },
  WRITE_LIMITS: {
    ...onOff(),
    default: 'on',
    description:
      'Whether the server limits how much a user writes in ten minutes; moderators have no limit.',
  },
  HOLD_NEWCOMERS: {
    ...onOff(),
    default: 'off',
    description:
      'Whether posts, comments, sequences and changes to the wiki by a member wait for a moderator while nothing of theirs is shown yet.',
  },
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
    description: 'Maximum number of subscriptions on one server.',
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
  EVENT_RETENTION_DAYS: {
    ...wholeNumber(1, 3_650),
    default: '7',
    description: 'How long events are stored, so that subscribers can receive what they missed.',
  },
  WEBHOOK_CONCURRENCY: {
    ...wholeNumber(1, 1_000),
    default: '10',
    description: 'Maximum number of concurrent webhook deliveries of one server.',
  },
  WEBHOOK_PRIVATE_ADDRESSES: {
    ...onOff(),
    default: 'off',
    description: 'Whether webhooks may use addresses in private networks.',
  },
  SHUTDOWN_DELAY_SECONDS: {
    ...wholeNumber(0, 3_600),
    default: '0',
    description:
      'How long everything is still served after SIGTERM while `/health/ready` says no: longer than a load balancer takes to notice.',
  },
  SHUTDOWN_GRACE_SECONDS: {
    ...wholeNumber(0, 3_600),
    default: '10',
    description: 'How long requests in flight may continue after the port is closed.',
  },
  LOG_LEVEL: {
    ...oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    default: 'info',
    description: 'The least that is logged; `debug` also shows where a failed command failed.',
  },
  LOG_FORMAT: {
    ...oneOf('auto', 'pretty', 'json'),
    default: 'auto',
    description: 'How the log looks; `auto`: pretty on a terminal, else a JSON object a line.',
  },
} satisfies Record<string, Variable>;
