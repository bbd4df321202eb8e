import type { Logger } from 'pino';
import type { Database } from '../../../../db/database.ts';
import { onceDone } from '../../../../lib/once.ts';
import { hashOfSecret } from '../../../../lib/secret.ts';
import type { Auth } from './auth.ts';
import { providerInTime } from './provider-in-time.ts';
import { signInSecret } from './secret.ts';
import { sessionTokenOf } from './session-token.ts';
import type { SignInSettings } from './settings.ts';

interface EngineOptions {
  readonly db: Database;
  readonly settings: SignInSettings;
  /** Of the cookie with the secret of a session. */
  readonly cookieName: string;
  readonly log: Pick<Logger, 'warn'>;
}

/** What signing in needs. better-auth and the secret are loaded with the first request that needs them. */
export interface SignInEngine extends EngineOptions {
  readonly auth: () => Promise<Auth>;
  /**
   * The same with the provider, whose description it fetches: passwords do not wait for that.
   *
   * @throws ProviderUnavailable when there is no answer in time
   */
  readonly providerAuth: () => Promise<Auth>;
  /** The secret of a session in the value of its cookie; null when the cookie is not signed by this site. */
  readonly tokenOf: (cookie: string) => Promise<string | null>;
}

export function createEngine(options: EngineOptions): SignInEngine {
  // Asked again after a failure: the database may not have answered.
  const secret = onceDone(() => signInSecret(options.db, options.settings));
  const load = onceDone(() => import('./auth.ts'));
  let auth: Auth | undefined;
  let providerAuth: Auth | undefined;
  return {
    ...options,
    async auth() {
      const { createAuth } = await load();
      auth ??= createAuth({ ...options, secret: await secret(), provider: null });
      return auth;
    },
    async providerAuth() {
      const { createAuth } = await load();
      const { provider } = options.settings;
      const secretOfSite = await secret();
      providerAuth ??= createAuth({ ...options, secret: secretOfSite, provider });
      const waitedFor = providerAuth;
      try {
        await providerInTime(waitedFor.$context, 'description');
      } catch (error) {
        // It would wait on for what it asked, also when the provider answers again.
        if (providerAuth === waitedFor) providerAuth = undefined;
        throw error;
      }
      return waitedFor;
    },
    tokenOf: async (cookie) => sessionTokenOf(cookie, await secret()),
  };
}

/** What better-auth learns of a request. */
export interface Visitor {
  /** The header with all cookies. */
  readonly cookie: string;
  readonly userAgent: string;
  /** The secret of the session that the browser has so far; null without one. */
  readonly token: string | null;
}

/** A user signed in: their browser gets these cookies, as `Set-Cookie` has them. */
export interface SignedIn {
  readonly username: string;
  readonly cookies: readonly string[];
}

const MAX_USER_AGENT = 300;

export function headersOf({ cookie, userAgent }: Visitor): Headers {
  return new Headers({ cookie, 'user-agent': userAgent.slice(0, MAX_USER_AGENT) });
}

/** The hash of the session that a browser has. */
export function sessionHashOf({ token }: Pick<Visitor, 'token'>): string | null {
  return token === null ? null : hashOfSecret(token);
}

/** Whether better-auth refused what a client sent, and did not fail. */
export function isRefusal(error: unknown): boolean {
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}
