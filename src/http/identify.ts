import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { IdentityProvider } from '../domains/people/account/identity-provider.ts';
import { authenticate } from '../domains/people/account/service.ts';
import { requestInfo } from './request-info.ts';
import type { Shares } from './shares/shares.ts';

interface IdentifyOptions {
  readonly db: Database;
  /** Whose tokens are taken besides our own. */
  readonly provider: IdentityProvider | null;
  readonly shares: Pick<Shares, 'assertMayLookUp' | 'noteLookUp'>;
  readonly log: Logger;
}

/**
 * Identifies the viewer (RFC 6750) and stores it with the request. False when there is a token and it is not
 * good: then nothing may be answered, because a client that believes itself known must never get what an
 * anonymous one would.
 *
 * @throws GraphQLError RATE_LIMITED when its address sent too many tokens that were not good
 * @throws ProviderUnavailable when the identity provider does not answer
 */
export type Identify = (request: Request) => Promise<boolean>;

export function identifyBy({ db, provider, shares, log }: IdentifyOptions): Identify {
  const onFailure = (err: unknown) =>
    log.warn({ err }, 'the time of the last use of a token was not stored');
  return async (request) => {
    const authorization = request.headers.get('authorization');
    if (authorization === null) return true;
    const bearer = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
    if (bearer === undefined) return false;
    shares.assertMayLookUp(bearer, request);
    const info = requestInfo(request);
    info.statements += 1;
    info.roundTrips += 1;
    const viewer = await authenticate(bearer, { db, provider, onFailure });
    shares.noteLookUp(bearer, { request, isGood: viewer !== null });
    if (viewer === null) return false;
    info.viewer = viewer;
    info.lookedUpAt = performance.now();
    return true;
  };
}
