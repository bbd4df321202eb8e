import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { toPublicError } from '../public-errors.ts';
import { plainErrorResponse } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';

/** A request for something that is not GraphQL. */
export interface Asked {
  readonly request: Request;
  readonly url: URL;
  /** The class whose answers the server sends. */
  readonly Response: typeof Response;
}

interface Serving {
  /** Whether a request may be meant for this; all others go on at once. */
  readonly takes: (asked: Pick<Asked, 'request' | 'url'>) => boolean;
  /** Null leaves the request to the plugins after this one. */
  readonly answer: (asked: Asked) => Promise<Response | null>;
  readonly log: Logger;
}

/**
 * A plugin that answers by itself; where it cannot, in plain words. Nothing is awaited for requests that
 * it does not take: each of the API's own passes every such plugin.
 */
export function serving({ takes, answer, log }: Serving): Plugin {
  async function respond(asked: Asked): Promise<Response | null> {
    try {
      return await answer(asked);
    } catch (error) {
      const { request, url } = asked;
      const requestId = requestInfo(request).id;
      log.error({ requestId, err: error, path: url.pathname }, 'an address could not be served');
      return plainErrorResponse(toPublicError(error), asked.Response);
    }
  }

  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (!takes({ request, url })) return undefined;
      return respond({ request, url, Response: fetchAPI.Response }).then((response) => {
        if (response !== null) endResponse(response);
      });
    },
  };
}

/** Whether a request only reads (RFC 9110, section 9.3.1 and 9.3.2). */
export function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}
