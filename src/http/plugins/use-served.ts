import type { Plugin } from 'graphql-yoga';
import { noteFailure } from '../failures.ts';
import { toPublicError } from '../public-errors.ts';
import { plainErrorResponse } from '../refusal.ts';
import type { Asked, Served } from '../served/served.ts';

interface ServedOptions {
  /** The first that takes a request and has an answer is it. */
  readonly served: readonly Served[];
}

/**
 * Serves what is not GraphQL; what cannot be served gets an answer in plain words. Requests that nothing
 * here takes, such as all of the API's own, go on at once.
 */
export function useServed({ served }: ServedOptions): Plugin {
  async function answerOf(asked: Asked): Promise<Response | null> {
    try {
      for (const { takes, answer } of served) {
        const response = takes(asked) ? await answer(asked) : null;
        if (response !== null) return response;
      }
      return null;
    } catch (error) {
      const publicError = toPublicError(error);
      noteFailure(asked.request, [publicError]);
      return plainErrorResponse(publicError, asked.Response);
    }
  }

  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (!served.some(({ takes }) => takes({ request, url }))) return undefined;
      return answerOf({ request, url, Response: fetchAPI.Response }).then((response) => {
        if (response !== null) endResponse(response);
      });
    },
  };
}
