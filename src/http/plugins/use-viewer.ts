import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { noteFailure } from '../failures.ts';
import type { Identify } from '../identify.ts';
import { toPublicError } from '../public-errors.ts';
import { badToken, errorResponse } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';

/** How long a look-up of the viewer holds for an operation whose body is slow to come, in ms. */
const MAX_AGE = 500;

/** Identifies the viewer, and refuses the whole request if its token is not valid. */
export function useViewer(identify: Identify): Plugin {
  /** The error that is the answer, or null. */
  async function refusalFor(request: Request): Promise<GraphQLError | null> {
    try {
      if (await identify(request)) return null;
      throw badToken();
    } catch (cause) {
      // Yoga turns what a resolver throws into an answer, but not what is thrown here.
      const error = toPublicError(cause);
      noteFailure(request, [error]);
      return error;
    }
  }

  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method === 'OPTIONS' || !request.headers.has('authorization')) return undefined;
      return refusalFor(request).then((error) => {
        if (error !== null) endResponse(errorResponse(error, fetchAPI.Response));
      });
    },
    /** A body may take minutes to come, and the viewer's token or role may be gone by then. */
    onParams({ request, setResult }) {
      const { lookedUpAt } = requestInfo(request);
      if (lookedUpAt === null || performance.now() - lookedUpAt <= MAX_AGE) return undefined;
      return refusalFor(request).then((error) => {
        if (error !== null) setResult({ errors: [error] });
      });
    },
    onResponse({ request, response }) {
      if (!request.headers.has('authorization')) return;
      response.headers.set('cache-control', 'private, no-store');
      response.headers.append('vary', 'authorization');
    },
  };
}
