import { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import { errorResponse, plainErrorResponse } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';
import type { Shares } from '../shares/shares.ts';
import { GRAPHQL_PATH } from './use-routes.ts';

/** Notes where each request comes from, before anything else is asked about it. */
export function useClientAddress({ addressOf }: Shares): Plugin {
  return {
    onRequest({ request, serverContext }) {
      const message = 'req' in serverContext ? serverContext.req : null;
      if (message instanceof IncomingMessage) requestInfo(request).address = addressOf(message);
    },
  };
}

/** Refuses requests of a client that sends too many. Its health is asked for by balancers, at any rate. */
export function useShares({ takeRequest }: Shares): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname.startsWith('/health/')) return;
      const error = takeRequest(request);
      if (error === null) return;
      const answer = url.pathname === GRAPHQL_PATH ? errorResponse : plainErrorResponse;
      endResponse(answer(error, fetchAPI.Response));
    },
  };
}
