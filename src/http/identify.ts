import type { Logger } from 'pino';
import { ANONYMOUS, type MemberViewer } from '../access/viewer.ts';
import type { Database } from '../db/database.ts';
import type { IdentityProvider } from '../domains/people/account/identity-provider.ts';
import { authenticate, authenticateSession } from '../domains/people/account/service.ts';
import { hashOfSecret } from '../lib/secret.ts';
import { requestInfo } from './request-info.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { Shares } from './shares/shares.ts';

interface IdentifyOptions {
  readonly db: Database;
  /** Whose tokens are taken besides our own. */
  readonly provider: IdentityProvider | null;
  /** Null where nobody signs in on the pages. */
  readonly sessions: Sessions | null;
  readonly shares: Pick<Shares, 'assertMayLookUp' | 'noteLookUp'>;
  readonly log: Logger;
}

/** How session cookies are read. */
export interface Sessions {
  readonly cookie: SessionCookie;
  /** The secret of a session in the value of its cookie; null when this site did not sign it. */
  readonly tokenOf: (cookie: string) => Promise<string | null>;
}

/**
 * Identifies the viewer by a token (RFC 6750), or else by a session cookie, and stores it with the request. False when
 * there is one and it is not good: then a client that believes itself known must not get what an anonymous one would.
 *
 * @throws GraphQLError RATE_LIMITED when its address sent too many tokens that were not good
 * @throws ProviderUnavailable when the identity provider does not answer
 */
export type Identify = (request: Request) => Promise<boolean>;

export function identifyBy({ db, provider, sessions, shares, log }: IdentifyOptions): Identify {
  const onFailure = (err: unknown) =>
    log.warn({ err }, 'the time of the last use of a token or session was not stored');

  function byToken(authorization: string, request: Request): Promise<boolean> {
    const bearer = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
    if (bearer === undefined) return Promise.resolve(false);
    const onCreated = () => {
      requestInfo(request).hasWritten = true;
    };
    return lookUp(bearer, request, () =>
      authenticate(bearer, { db, provider, onFailure, onCreated }),
    );
  }

  async function bySession({ cookie, tokenOf }: Sessions, request: Request): Promise<boolean> {
    const value = cookie.read(request.headers);
    if (value === null) return true;
    const info = requestInfo(request);
    info.isOwn = true;
    const isGood = await lookUp(value, request, async () => {
      const token = await tokenOf(value);
      if (token === null) return null;
      const found = await authenticateSession(hashOfSecret(token), { db, onFailure });
      if (found?.isExtended) info.setCookie = cookie.keep(value);
      return found?.viewer ?? null;
    });
    if (!isGood) info.setCookie = cookie.end;
    return isGood;
  }

  async function lookUp(
    secret: string,
    request: Request,
    ask: () => Promise<MemberViewer | null>,
  ): Promise<boolean> {
    shares.assertMayLookUp(secret, request);
    const info = requestInfo(request);
    info.statements += 1;
    info.roundTrips += 1;
    const viewer = await ask();
    shares.noteLookUp(secret, { request, isGood: viewer !== null });
    info.viewer = viewer ?? ANONYMOUS;
    info.lookedUpAt = performance.now();
    return viewer !== null;
  }

  return async (request) => {
    const authorization = request.headers.get('authorization');
    if (authorization !== null) return byToken(authorization, request);
    return sessions === null || bySession(sessions, request);
  };
}
