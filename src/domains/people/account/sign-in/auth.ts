import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { BetterAuthOptions } from 'better-auth/types';
import type { Logger } from 'pino';
import { v7 as newId } from 'uuid';
import type { Database } from '../../../../db/database.ts';
import { hashSessionTokens } from './hash-session-tokens.ts';
import { passwords } from './password-hashes.ts';
import { PASSWORD_LENGTH } from './password-rules.ts';
import { sessionOf } from './session-of.ts';
import {
  PROVIDER_ID,
  type ProviderSettings,
  SESSION_LIFETIME,
  type SignInSettings,
} from './settings.ts';

interface AuthOptions {
  readonly db: Pick<Database, 'prisma'>;
  readonly settings: SignInSettings;
  readonly secret: string;
  /** Null: with passwords only. */
  readonly provider: ProviderSettings | null;
  readonly cookieName: string;
  readonly log: Pick<Logger, 'warn'>;
}

/** An address that nobody has: better-auth wants one for each user. */
export function noAddress(): string {
  return `${newId()}@users.invalid`;
}

/**
 * better-auth, with the tables `auth_*` of this database. It checks passwords, makes sessions and talks to the
 * provider; what the person may do, and their name, is not its business. Its own endpoints are not served.
 */
export function createAuth({ db, settings, secret, provider, cookieName, log }: AuthOptions) {
  const { siteUrl } = settings;
  const isSecure = siteUrl?.startsWith('https:') === true;
  return betterAuth({
    // With a path in it, `basePath` would count for nothing.
    baseURL: `${siteUrl ?? 'http://localhost'}/api/auth`,
    secret,
    // Each of its steps may stand alone, and an open transaction would keep PGlite busy while it hashes.
    database: (options: BetterAuthOptions) =>
      hashSessionTokens(
        prismaAdapter(db.prisma, { provider: 'postgresql', transaction: false })(options),
      ),
    user: {
      modelName: 'authUser',
      additionalFields: { preferredUsername: { type: 'string', required: false } },
    },
    session: {
      modelName: 'authSession',
      expiresIn: SESSION_LIFETIME,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      freshAge: 0,
    },
    account: {
      modelName: 'authAccount',
      accountLinking: { enabled: false },
      storeAccountCookie: false,
    },
    verification: { modelName: 'authVerification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: settings.hasPasswords,
      autoSignIn: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: passwords,
    },
    databaseHooks: {
      // The provider's tokens are used once, to learn who signs in.
      account: {
        create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
        update: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
      },
    },
    // The server counts attempts itself, by an address that clients cannot choose.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookiePrefix: isSecure ? '__Host-auth' : 'auth',
      defaultCookieAttributes: { secure: isSecure, path: '/', httpOnly: true, sameSite: 'lax' },
      cookies: { session_token: { name: cookieName } },
    },
    plugins: [
      sessionOf(),
      ...(provider === null ? [] : [genericOAuth({ config: [providerConfig(provider)] })]),
    ],
    logger: {
      level: 'error',
      log: (_level, message) => log.warn({ reason: message }, 'signing in failed'),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

function providerConfig({ issuer, clientId, clientSecret, usernameClaim }: ProviderSettings) {
  return {
    providerId: PROVIDER_ID,
    clientId,
    clientSecret,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    scopes: ['openid', 'profile'],
    pkce: true,
    // The address that the provider knows is neither needed nor stored.
    mapProfileToUser(profile: Readonly<Record<string, unknown>>) {
      const { [usernameClaim]: username, name } = profile;
      return {
        email: noAddress(),
        emailVerified: false,
        name: typeof name === 'string' ? name : '',
        preferredUsername: typeof username === 'string' ? username : null,
      };
    },
  };
}
