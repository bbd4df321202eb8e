import { ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { withBasePath } from '../../lib/base-path.ts';
import { logFailure, noteFailure } from '../failures.ts';
import { toPublicError } from '../public-errors.ts';
import { plainErrorResponse } from '../refusal.ts';
import type { Endpoint, HttpExchange } from '../served/endpoint.ts';

/** Where the API is. */
export const GRAPHQL_PATH = '/graphql';

/** As nginx logs it; nobody receives it. */
const CLIENT_GONE = 499;

interface RoutesOptions {
  /** What is not GraphQL. The first that matches a request and has an answer is used. */
  readonly endpoints: readonly Endpoint[];
  /** The address of the site; null when it has none of its own. */
  readonly siteUrl: string | null;
  readonly log: Logger;
}

/**
 * Serves what is not GraphQL; what cannot be served gets an answer in plain words. Requests that nothing
 * here matches go on at once if they are the API's, and find nothing otherwise.
 */
export function useRoutes({ endpoints, siteUrl, log }: RoutesOptions): Plugin {
  const apiPath = withBasePath(GRAPHQL_PATH, siteUrl);

  async function answerOf(exchange: HttpExchange): Promise<Response | null> {
    try {
      for (const { matches, answer } of endpoints) {
        const response = matches(exchange) ? await answer(exchange) : null;
        if (response !== null) return response;
      }
      return null;
    } catch (error) {
      // Nobody waits for it any more, and nothing has failed.
      if (exchange.request.signal.aborted)
        return new exchange.Response(null, { status: CLIENT_GONE });
      const publicError = toPublicError(error);
      noteFailure(exchange.request, [publicError]);
      return plainErrorResponse(publicError, exchange.Response);
    }
  }

  return {
    onRequest({ request, url, serverContext, fetchAPI, endResponse }) {
      const { Response } = fetchAPI;
      const isOfApi = url.pathname === GRAPHQL_PATH;
      if (!endpoints.some(({ matches }) => matches({ request, url }))) {
        return isOfApi ? undefined : endResponse(nothingHere(apiPath, Response));
      }
      const message = 'res' in serverContext ? serverContext.res : undefined;
      const cut =
        message instanceof ServerResponse
          ? (error: unknown) => {
              logFailure({ request, errors: [toPublicError(error)], log });
              message.destroy();
            }
          : null;
      return answerOf({ request, url, Response, cut }).then((response) => {
        if (response !== null || !isOfApi) endResponse(response ?? nothingHere(apiPath, Response));
      });
    },
  };
}

function nothingHere(apiPath: string, Response: HttpExchange['Response']): Response {
  return new Response(`Nothing is at this address. The API is at ${apiPath}.\n`, {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
