import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { originalOf } from '../public-errors.ts';
import { requestInfo } from '../request-info.ts';

/**
 * Logs what was masked, once, and puts the request's id into the answer, so that whoever reports the
 * one leads to the other.
 */
export function usePublicErrors(log: Logger): Plugin {
  return {
    onResultProcess({ request, result }) {
      if (Array.isArray(result) || !('errors' in result)) return;
      for (const error of result.errors ?? []) {
        const original = originalOf(error);
        if (original === undefined || !(error instanceof GraphQLError)) continue;
        const { id, operationName } = requestInfo(request);
        error.extensions['requestId'] = id;
        const path = error.path?.join('.');
        log.error(
          { requestId: id, operation: operationName, path, err: original },
          'unexpected error',
        );
      }
    },
  };
}
