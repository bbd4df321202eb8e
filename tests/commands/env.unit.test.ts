import { describe, expect, it } from 'vitest';
import {
  ENVIRONMENT,
  EnvironmentError,
  identityProviderSettings,
  mailSettings,
  readEnv,
  replicaSettings,
  uploadsBucket,
} from '../../src/env.ts';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readEnv(environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}

it('an empty environment is a complete one', () => {
  expect(readEnv({})).toEqual({
    PORT: 4000,
    HOST: '127.0.0.1',
    DATABASE_URL: 'pglite:.data',
    DATABASE_POOL: 'pipelined',
    DATABASE_POOL_SIZE: 12,
    DATABASE_REPLICA_MAX_LAG_SECONDS: 10,
    DATABASE_REPLICA_URLS: [],
    SITE_NAME: 'Commonplace',
    SITE_LANGUAGE: 'en',
    SITE_DESCRIPTION: '',
    SITE_ABOUT_FILE: '',
    SITE_RULES_FILE: '',
    SITE_URL: null,
    CORS_ORIGINS: [],
    JWT_ISSUER: '',
    JWT_AUDIENCE: '',
    JWT_JWKS_URL: null,
    JWT_USERNAME_CLAIM: 'preferred_username',
    JWT_ROLES_CLAIM: 'roles',
    SIGN_IN: 'on',
    SIGN_UP: true,
    SIGN_IN_SECRET: '',
    OIDC_ISSUER: null,
    OIDC_CLIENT_ID: '',
    OIDC_CLIENT_SECRET: '',
    SLOW_OPERATION_MS: 1_000,
    SMTP_URL: null,
    MAIL_FROM: null,
    METRICS_HOST: '127.0.0.1',
    METRICS_PORT: null,
    WRITE_LIMITS: true,
    HOLD_NEWCOMERS: false,
    INTROSPECTION: true,
    GRAPHIQL: true,
    PERSISTED_OPERATIONS: '',
    PERSISTED_OPERATIONS_ONLY: false,
    PUBLIC_CACHE_SECONDS: 5,
    REACTIONS: [
      { emoji: '👍', name: 'thumbs up' },
      { emoji: '❤️', name: 'heart' },
      { emoji: '😄', name: 'laugh' },
      { emoji: '🎉', name: 'celebrate' },
      { emoji: '💡', name: 'insight' },
      { emoji: '🤔', name: 'doubt' },
    ],
    CACHE_PURGE_URL: null,
    CACHE_PURGE_SECRET: '',
    CACHE_COUNTER_SECONDS: 30,
    CACHE_PURGE_SECONDS: 600,
    COMPRESSION: true,
    UPLOADS_DIR: '.uploads',
    UPLOADS_S3_BUCKET: '',
    UPLOADS_S3_ENDPOINT: null,
    UPLOADS_S3_REGION: 'us-east-1',
    UPLOADS_S3_PREFIX: '',
    UPLOADS_S3_ADDRESSING: 'auto',
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_SESSION_TOKEN: '',
    UPLOADS_PER_DAY: 100,
    UPLOAD_MAX_BYTES: 10_485_760,
    UPLOAD_QUOTA_MB: 500,
    DEMO: 'auto',
    COST_LIMIT: 50_000,
    OPERATION_TIMEOUT_SECONDS: 10,
    LIVE_SUBSCRIPTIONS: 10_000,
    LIVE_SUBSCRIPTIONS_PER_CONNECTION: 50,
    LIVE_CONNECTIONS: 5_000,
    TRUST_PROXY: [],
    ANSWER_LIMIT_BYTES: 8_388_608,
    PGLITE_SYNC: true,
    CLIENT_REQUESTS_PER_MINUTE: 6_000,
    CLIENT_COST_PER_MINUTE: 5_000_000,
    CLIENT_SUBSCRIPTIONS: 1_000,
    CLIENT_CONCURRENCY: 100,
    CLIENT_CONNECTIONS: 500,
    EVENT_RETENTION_DAYS: 7,
    WEBHOOK_CONCURRENCY: 10,
    WEBHOOK_PRIVATE_ADDRESSES: false,
    SHUTDOWN_DELAY_SECONDS: 0,
    SHUTDOWN_GRACE_SECONDS: 10,
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'auto',
  });
});

it('what is empty is unset, and what is unknown is nothing', () => {
  expect(readEnv({ PORT: '', SITE_NAME: '', PROT: '5' })).toEqual(readEnv({}));
});

it('every variable is listed with its default and what it does', () => {
  expect(ENVIRONMENT.map(({ name }) => name)).toEqual(Object.keys(readEnv({})));
  const defaults = Object.fromEntries(
    ENVIRONMENT.map((variable) => [variable.name, variable.default]),
  );
  expect(readEnv(defaults)).toEqual(readEnv({}));
  for (const { description } of ENVIRONMENT) expect(description).toMatch(/\.$/);
});

const SITE_ADDRESS =
  'scheme and host, and the path that the site is below, such as https://example.org or https://example.org/forum';

const BUCKET = 'the name of a bucket: 3 to 63 lower-case letters, digits, hyphens and dots';
const ENDPOINT = 'scheme and host, and a path if there is one, such as https://s3.example.org';
const PREFIX = 'names of folders with letters, digits and `._-`, with slashes between them';

const SENDER = 'an e-mail address, or a name and an address: Commonplace <noreply@example.org>';

describe('a value', () => {
  it.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['HOST', '::', '::'],
    ['HOST', 'db.internal', 'db.internal'],
    ['DATABASE_URL', 'pglite:memory', 'pglite:memory'],
    ['DATABASE_URL', 'postgresql://me@host/x', 'postgresql://me@host/x'],
    ['DATABASE_URL', 'postgres:///x?host=/run/postgresql', 'postgres:///x?host=/run/postgresql'],
    [
      'DATABASE_URL',
      'postgres://me:pw@/x?host=/run/postgresql',
      'postgres://me:pw@/x?host=/run/postgresql',
    ],
    ['SITE_NAME', '  Tea  ', 'Tea'],
    ['SITE_URL', 'https://Tea.example:443/', 'https://tea.example'],
    ['SITE_URL', 'https://Tea.example/A/forum/', 'https://tea.example/A/forum'],
    [
      'CORS_ORIGINS',
      'https://a.example , http://localhost:3000,',
      ['https://a.example', 'http://localhost:3000'],
    ],
    ['CORS_ORIGINS', '*', ['*']],
    ['SMTP_URL', 'smtp://127.0.0.1:25', 'smtp://127.0.0.1:25'],
    ['MAIL_FROM', 'a@b.example', { name: '', address: 'a@b.example' }],
    ['MAIL_FROM', 'Tea, Inc. <a@b.example>', { name: 'Tea, Inc.', address: 'a@b.example' }],
    ['UPLOADS_S3_BUCKET', 'my.pictures-1', 'my.pictures-1'],
    ['UPLOADS_S3_ENDPOINT', 'http://10.0.0.1:9000/', 'http://10.0.0.1:9000'],
    ['UPLOADS_S3_ENDPOINT', 'https://a.example/storage/s3', 'https://a.example/storage/s3'],
    ['UPLOADS_S3_PREFIX', 'sites/tea', 'sites/tea/'],
    ['UPLOADS_S3_PREFIX', 'tea/', 'tea/'],
    ['INTROSPECTION', 'off', false],
    ['LOG_FORMAT', 'json', 'json'],
  ] as const)('%s may be %j', (name, text, value) => {
    expect(readEnv({ [name]: text })[name]).toEqual(value);
  });

  it.each([
    ['PORT', 'abc', 'a whole number from 0 to 65535'],
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '80.5', 'a whole number from 0 to 65535'],
    ['PORT', '99999999999999999999', 'a whole number from 0 to 65535'],
    ['HOST', 'a b', 'a host name or an IP address, without a port'],
    ['HOST', '127.0.0.1:80', 'a host name or an IP address, without a port'],
    ['DATABASE_POOL_SIZE', '1', 'a whole number from 4 to 1000'],
    ['SITE_NAME', '   ', 'a text that is not blank'],
    ['UPLOADS_S3_BUCKET', 'My Pictures', BUCKET],
    ['UPLOADS_S3_BUCKET', 'a/b', BUCKET],
    ['UPLOADS_S3_BUCKET', 'ab', BUCKET],
    ['UPLOADS_S3_ENDPOINT', 's3.example', ENDPOINT],
    ['UPLOADS_S3_ENDPOINT', 'https://s3.example/?a=b', ENDPOINT],
    ['UPLOADS_S3_REGION', 'eu/west', 'a name of letters, digits and hyphens'],
    ['UPLOADS_S3_PREFIX', '../up', PREFIX],
    ['UPLOADS_S3_PREFIX', '/tea', PREFIX],
    ['UPLOADS_S3_PREFIX', 'tea//x', PREFIX],
    ['SITE_URL', 'tea.example', SITE_ADDRESS],
    ['SITE_URL', 'javascript:alert(1)', SITE_ADDRESS],
    ['SITE_URL', 'https://tea.example/a//b', SITE_ADDRESS],
    ['SITE_URL', 'https://tea.example/a%20b', SITE_ADDRESS],
    ['SITE_URL', 'https://ada@tea.example/forum', SITE_ADDRESS],
    ['SITE_URL', 'https://tea.example/forum#top', SITE_ADDRESS],
    ['SITE_URL', 'https://tea.example/?a=b', SITE_ADDRESS],
    ['SITE_URL', 'https://ada:secret@tea.example', SITE_ADDRESS],
    [
      'CORS_ORIGINS',
      'https://a.example/',
      'origins such as https://example.org, comma-separated, or *',
    ],
    ['CORS_ORIGINS', 'a.example', 'origins such as https://example.org, comma-separated, or *'],
    ['MAIL_FROM', 'Tea', SENDER],
    ['MAIL_FROM', 'a@b.example, c@d.example', SENDER],
    ['MAIL_FROM', 'Tea\r\nBcc: x@y.example <a@b.example>', SENDER],
    ['INTROSPECTION', 'true', 'on or off'],
    ['GRAPHIQL', '1', 'on or off'],
    ['DEMO', 'maybe', 'one of auto, on, off'],
    ['COST_LIMIT', '0', 'a whole number from 1 to 1000000000'],
    ['LOG_LEVEL', 'loud', 'one of trace, debug, info, warn, error, fatal, silent'],
    ['LOG_FORMAT', 'xml', 'one of auto, pretty, json'],
  ])('%s may not be %j', (name, text, allowed) => {
    expect(problemsOf({ [name]: text })).toEqual([
      `${name} is ${JSON.stringify(text)}, but must be ${allowed}.`,
    ]);
  });

  it.each([
    ['mysql://me:hunter2@host/x', '"mysql:…"'],
    ['postgres://me:hunter2@host:port/x', '"postgres:…"'],
    ['postgres://me:hunter2@host/x?port=abc', '"postgres:…"'],
    ['postgres://me:hunter2@host/x?port=0', '"postgres:…"'],
    ['postgres://me:p@ss#hunter2@host/x', '"postgres:…"'],
    ['pglite:', '"pglite:…"'],
    ['//me:hunter2@host', 'without a scheme'],
  ])('of a database address shows no more than its scheme: %s', (url, shown) => {
    expect(problemsOf({ DATABASE_URL: url })).toEqual([
      `DATABASE_URL is ${shown}, but must be pglite:DIR, pglite:memory or postgres://USER:PASSWORD@HOST:PORT/NAME, in which # is written %23 and @ %40.`,
    ]);
  });
});

it('the address of a mail server shows no more than its scheme', () => {
  expect(problemsOf({ SMTP_URL: 'http://me:hunter2@host' })).toEqual([
    'SMTP_URL is "http:…", but must be smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT.',
  ]);
});

it('replicas are addresses of PostgreSQL, shown no more than by their scheme', () => {
  const urls = 'postgres://me:secret@one/x, mysql://me:secret@two/x';
  expect(problemsOf({ DATABASE_REPLICA_URLS: urls })).toEqual([
    'DATABASE_REPLICA_URLS is "postgres:…", but must be postgres://USER:PASSWORD@HOST:PORT/NAME, comma-separated.',
  ]);
});

it('replicas are those of a PostgreSQL', () => {
  const DATABASE_REPLICA_URLS = 'postgres://one/x,postgres://two/x';
  const settings = (DATABASE_URL: string) =>
    replicaSettings(readEnv({ DATABASE_URL, DATABASE_REPLICA_URLS }));
  expect(settings('postgres://primary/x').urls).toEqual(['postgres://one/x', 'postgres://two/x']);
  expect(() => settings('pglite:memory')).toThrow('DATABASE_REPLICA_URLS needs PostgreSQL');
});

it('all problems are told at once', () => {
  const problems = problemsOf({ PORT: 'x', HOST: ' ', DEMO: 'y' });

  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'HOST', 'DEMO']);
});

it('an identity provider is named as a whole, or not at all', () => {
  const whole = {
    JWT_ISSUER: 'https://id.example',
    JWT_AUDIENCE: 'commonplace',
    JWT_JWKS_URL: 'https://id.example/jwks',
  };
  expect(identityProviderSettings(readEnv({}))).toBeNull();
  expect(identityProviderSettings(readEnv(whole))).toMatchObject({ issuer: 'https://id.example' });
  expect(() => identityProviderSettings(readEnv({ ...whole, JWT_AUDIENCE: '' }))).toThrow(
    'belong together',
  );
});

it('a mail server needs a sender and the address of the site', () => {
  const whole = {
    SMTP_URL: 'smtp://127.0.0.1',
    MAIL_FROM: 'a@b.example',
    SITE_URL: 'https://tea.example',
  };
  expect(mailSettings(readEnv({}))).toBeNull();
  expect(mailSettings(readEnv({ ...whole, SMTP_URL: '' }))).toBeNull();
  expect(mailSettings(readEnv(whole))).toMatchObject({ smtpUrl: 'smtp://127.0.0.1' });
  for (const name of ['MAIL_FROM', 'SITE_URL']) {
    expect(() => mailSettings(readEnv({ ...whole, [name]: '' }))).toThrow('SMTP_URL needs');
  }
});

it('a bucket needs its key, and what belongs to it needs a bucket', () => {
  const whole = {
    UPLOADS_S3_BUCKET: 'pictures',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'hunter2',
  };
  expect(uploadsBucket(readEnv({}))).toBeNull();
  // They may be there for something else.
  expect(uploadsBucket(readEnv({ ...whole, UPLOADS_S3_BUCKET: '' }))).toBeNull();
  expect(uploadsBucket(readEnv(whole))).toMatchObject({ bucket: 'pictures', addressing: 'host' });
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    expect(() => uploadsBucket(readEnv({ ...whole, [name]: '' }))).toThrow(
      /^UPLOADS_S3_BUCKET needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, (?!.*hunter2)/,
    );
  }
  for (const alone of [
    { UPLOADS_S3_ENDPOINT: 'https://s3.example' },
    { UPLOADS_S3_PREFIX: 'tea' },
  ]) {
    expect(() => uploadsBucket(readEnv(alone))).toThrow('need UPLOADS_S3_BUCKET');
  }
});
