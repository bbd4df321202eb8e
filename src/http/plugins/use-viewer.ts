import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import type { IdentityProvider } from '../../domains/account/identity-provider.ts';
import { authenticate } from '../../domains/account/service.ts';
import type { ErrorCode } from '../../lib/errors.ts';
import { requestInfo } from '../request-info.ts';

interface ViewerOptions {
  readonly db: Database;
  readonly provider: IdentityProvider | null;
  readonly log: Logger;
}

/**
 * Finds out who asks (RFC 6750). A token that is not good fails the whole request: a client that
 * believes itself known must never get what an anonymous one would.
 */
export function useViewer({ db, provider, log }: ViewerOptions): Plugin {
  const onFailure = (err: unknown) => log.warn({ err }, 'the use of a token was not recorded');
  return {
    async onRequest({ request, fetchAPI, endResponse }) {
      const authorization = request.headers.get('authorization');
      if (authorization === null || request.method === 'OPTIONS') return;
      const bearer = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
      const info = requestInfo(request);
      info.statements += 1;
      info.roundTrips += 1;
      const viewer =
        bearer === undefined ? null : await authenticate(bearer, { db, provider, onFailure });
      if (viewer === null) endResponse(unauthenticated(fetchAPI.Response));
      else info.viewer = viewer;
    },
    onResponse({ request, response }) {
      if (!request.headers.has('authorization')) return;
      response.headers.set('cache-control', 'private, no-store');
      response.headers.append('vary', 'authorization');
    },
  };
}

function unauthenticated(Answer: typeof Response): Response {
  const error = {
    message:
      'This token is not valid: it is unknown, expired or revoked, or its account is closed.',
    extensions: { code: 'UNAUTHENTICATED' satisfies ErrorCode },
  };
  return new Answer(JSON.stringify({ errors: [error] }), {
    status: 401,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'www-authenticate': 'Bearer error="invalid_token"',
    },
  });
}
