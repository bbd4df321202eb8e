import { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { andThen } from '../../lib/maybe-promise.ts';
import { isProbe } from '../is-probe.ts';
import { errorResponse, plainErrorResponse } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';
import type { Shares } from '../shares/shares.ts';
import { GRAPHQL_PATH } from './use-routes.ts';

/**
 * Refuses requests of a client that sends too many, or has too many under way. Its health is asked for by
 * balancers, at any rate.
 */
export function useShares({ takeRequest, begin, beginRequest }: Shares): Plugin {
  /** Why it is refused, or null. */
  function refusalFor(request: Request, response: ServerResponse | undefined): GraphQLError | null {
    const error = takeRequest(request);
    if (error !== null || response === undefined) return error;
    const end = begin(request);
    if (end instanceof GraphQLError) return end;
    const info = requestInfo(request);
    info.end = end;
    // Not when the answer is ready: what is not read yet takes memory, too.
    response.on('close', () => {
      end();
      info.endWork?.();
    });
    return null;
  }

  return {
    onRequest({ request, url, serverContext, fetchAPI, endResponse }) {
      if (isProbe(url.pathname)) return undefined;
      const message = 'res' in serverContext ? serverContext.res : undefined;
      const response = message instanceof ServerResponse ? message : undefined;
      const refuse = (error: GraphQLError) => {
        const answer = url.pathname === GRAPHQL_PATH ? errorResponse : plainErrorResponse;
        endResponse(answer(error, fetchAPI.Response));
      };
      const error = refusalFor(request, response);
      if (error !== null) return refuse(error);
      return andThen(beginRequest(request), (begun) => {
        if (begun instanceof GraphQLError) return refuse(begun);
        requestInfo(request).endWork = begun;
        // Nobody waits for the answer any more.
        if (response?.closed) begun();
      });
    },
  };
}
