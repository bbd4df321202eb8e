import type * as z from 'zod/mini';
import { OTEL_VARIABLES } from './env-variables/open-telemetry.ts';
import type { EnvironmentVariable, Variable } from './env-variables/variable.ts';
import { VARIABLES } from './env-variables.ts';
import type { BucketSettings } from './object-storage/bucket-settings.ts';

type Variables = typeof VARIABLES;

/** The settings of a process, read and checked. */
export type Env = { readonly [Name in keyof Variables]: z.output<Variables[Name]['schema']> };

/** The variables as the table in docs/operations.md shows them. */
export const ENVIRONMENT: readonly EnvironmentVariable[] = Object.entries(VARIABLES).map(
  ([name, variable]) => ({
    name,
    default: variable.default,
    description: variable.description,
  }),
);

/** Variables have values that cannot be taken. The message lists all of them, a line each. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

/**
 * Reads the settings; an unset or empty variable means its default, an unknown one nothing.
 *
 * @throws EnvironmentError naming every variable at fault, what came and what is allowed
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const problems: string[] = [];
  const entries = Object.entries(VARIABLES).map(([name, variable]: [string, Variable]) => {
    const value = source[name] || variable.default;
    const result = variable.schema.safeParse(value);
    if (!result.success) {
      problems.push(`${name} is ${shown(name, value)}, but must be ${variable.allowed}.`);
    }
    return [name, result.data];
  });
  if (problems.length > 0) throw new EnvironmentError(problems);
  return Object.fromEntries(entries) as Env;
}

/**
 * The identity provider that the environment names; null when it names none.
 *
 * @throws EnvironmentError when it is named by halves
 */
export function identityProviderSettings(env: Env) {
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_JWKS_URL: jwksUrl } = env;
  if (issuer === '' && audience === '' && jwksUrl === null) return null;
  if (issuer === '' || audience === '' || jwksUrl === null) {
    throw new EnvironmentError([
      'JWT_ISSUER, JWT_AUDIENCE and JWT_JWKS_URL belong together: set all three, or none.',
    ]);
  }
  const { JWT_USERNAME_CLAIM: usernameClaim, JWT_ROLES_CLAIM: rolesClaim } = env;
  return { issuer, audience, jwksUrl, usernameClaim, rolesClaim };
}

/**
 * How people sign in on the pages; null when they do not.
 *
 * @throws EnvironmentError when the provider is named by halves, or is wanted and not named
 */
export function signInSettings(env: Env) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (env.SIGN_IN === 'off') return null;
  const parts = [issuer ?? '', clientId, clientSecret].filter((part) => part !== '');
  if (parts.length !== 0 && (parts.length !== 3 || env.SITE_URL === null)) {
    throw new EnvironmentError([
      'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and SITE_URL belong together: set all four, or none of the first three.',
    ]);
  }
  if (issuer === null && env.SIGN_IN === 'provider') {
    throw new EnvironmentError(['SIGN_IN is "provider", but OIDC_ISSUER is not set: set it.']);
  }
  const { JWT_USERNAME_CLAIM: usernameClaim, JWT_ISSUER: tokenIssuer, SITE_URL: siteUrl } = env;
  // Some issuers end with a slash, which addresses lose when they are read.
  const isSame = issuer !== null && tokenIssuer.replace(/\/+$/, '') === issuer;
  const provider = { clientId, clientSecret, usernameClaim };
  return {
    hasPasswords: env.SIGN_IN === 'on',
    hasSignUp: env.SIGN_UP,
    provider:
      issuer === null
        ? null
        : { ...provider, issuer, identityIssuer: isSame ? tokenIssuer : issuer },
    /** Empty: the server makes one. */
    secret: env.SIGN_IN_SECRET,
    siteUrl,
  };
}

/**
 * The mail server that the environment names; null when it names none.
 *
 * @throws EnvironmentError without a sender, or without the address that links in e-mails begin with
 */
export function mailSettings({ SMTP_URL: smtpUrl, MAIL_FROM: from, SITE_URL: siteUrl }: Env) {
  if (smtpUrl === null) return null;
  if (from === null || siteUrl === null) {
    throw new EnvironmentError([
      'SMTP_URL needs MAIL_FROM, the sender, and SITE_URL, which the links in e-mails begin with: set them too.',
    ]);
  }
  return { smtpUrl, from };
}

/**
 * The bucket that has the pictures; null when a folder has them.
 *
 * @throws EnvironmentError when the bucket or its key is named by halves
 */
export function uploadsBucket(env: Env): BucketSettings | null {
  const { UPLOADS_S3_BUCKET: bucket, UPLOADS_S3_ENDPOINT: endpoint } = env;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (bucket === '') {
    if (endpoint === null && env.UPLOADS_S3_PREFIX === '') return null;
    throw new EnvironmentError([
      'UPLOADS_S3_ENDPOINT and UPLOADS_S3_PREFIX need UPLOADS_S3_BUCKET: set it too, or none of them.',
    ]);
  }
  if (accessKeyId === '' || secretAccessKey === '') {
    throw new EnvironmentError([
      'UPLOADS_S3_BUCKET needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the key of the bucket: set them too.',
    ]);
  }
  const { UPLOADS_S3_ADDRESSING: addressing } = env;
  return {
    ...{ bucket, endpoint, accessKeyId, secretAccessKey },
    region: env.UPLOADS_S3_REGION,
    prefix: env.UPLOADS_S3_PREFIX,
    addressing: addressing === 'auto' ? (endpoint === null ? 'host' : 'path') : addressing,
    sessionToken: env.AWS_SESSION_TOKEN,
  };
}

/**
 * Checks settings that belong together before anything is opened.
 *
 * @throws EnvironmentError with all that are incomplete
 */
export function assertWholeSettings(env: Env): void {
  const checks = [
    identityProviderSettings,
    signInSettings,
    mailSettings,
    replicaSettings,
    uploadsBucket,
    () => tracingSettings(),
  ];
  assertAll(checks.map((check) => () => check(env)));
}

/**
 * Runs all checks.
 *
 * @throws EnvironmentError with the problems of all that throw one
 */
export function assertAll(checks: readonly (() => unknown)[]): void {
  const problems = checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (error instanceof EnvironmentError) return error.problems;
      throw error;
    }
  });
  if (problems.length > 0) throw new EnvironmentError(problems);
}

/**
 * Where traces go, by the environment that OpenTelemetry defines; null when they go nowhere. Everything else of
 * it is read by its libraries.
 *
 * @throws EnvironmentError with all values that those would leave aside
 */
export function tracingSettings(
  source: Readonly<Record<string, string | undefined>> = process.env,
): { readonly exporterName: 'otlp' | 'console' } | null {
  const { OTEL_SDK_DISABLED, OTEL_TRACES_EXPORTER, OTEL_EXPORTER_OTLP_ENDPOINT } = source;
  const endpoint = source['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || OTEL_EXPORTER_OTLP_ENDPOINT;
  const name = OTEL_TRACES_EXPORTER || (endpoint ? 'otlp' : 'none');
  if (OTEL_SDK_DISABLED?.toLowerCase() === 'true' || name === 'none') return null;
  const problems = Object.entries(OTEL_VARIABLES).flatMap(([variable, { schema, allowed }]) => {
    const value = source[variable];
    const own = variable.replace('_OTLP_', '_OTLP_TRACES_');
    if (!value || (own !== variable && source[own])) return [];
    if (schema.safeParse(value).success) return [];
    return [`${variable} is ${shown(variable, value)}, but must be ${allowed}.`];
  });
  if (problems.length > 0) throw new EnvironmentError(problems);
  return { exporterName: name === 'console' ? name : 'otlp' };
}

/**
 * The replicas that the environment names.
 *
 * @throws EnvironmentError when the database is embedded, and has none
 */
export function replicaSettings(env: Env) {
  const { DATABASE_URL, DATABASE_REPLICA_URLS: urls } = env;
  if (urls.length > 0 && DATABASE_URL.startsWith('pglite:')) {
    throw new EnvironmentError([
      'DATABASE_REPLICA_URLS needs PostgreSQL: set DATABASE_URL to the address of its primary.',
    ]);
  }
  return { urls, maxLag: env.DATABASE_REPLICA_MAX_LAG_SECONDS };
}

/** Whether an unexpected failure is to be shown with its stack; asked where the rest may be wrong. */
export function isDebugging(): boolean {
  return process.env['LOG_LEVEL'] === 'debug' || process.env['LOG_LEVEL'] === 'trace';
}

/** Secrets are not shown. Addresses may hold a password: only their beginning is safe to show. */
function shown(name: string, text: string): string {
  if (/_(SECRET|ACCESS_KEY|ACCESS_KEY_ID|SESSION_TOKEN|HEADERS)$/.test(name))
    return `a text of ${text.length} characters`;
  if (!/^(DATABASE_.*URLS?|SMTP_URL)$/.test(name)) return JSON.stringify(text);
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0];
  return scheme === undefined ? 'without a scheme' : `"${scheme}…"`;
}
