import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { originalOf } from './public-errors.ts';
import { requestInfo } from './request-info.ts';

interface LogMaskedOptions {
  readonly request: Request;
  readonly errors: readonly unknown[];
  readonly log: Logger;
}

/**
 * Logs what was masked, once, and puts the request's id into the answer, so that whoever reports the
 * one leads to the other.
 */
export function logMasked({ request, errors, log }: LogMaskedOptions): void {
  for (const error of errors) {
    if (!(error instanceof GraphQLError)) continue;
    const original = originalOf(error);
    if (original === undefined || 'requestId' in error.extensions) continue;
    const { id, operationName } = requestInfo(request);
    error.extensions['requestId'] = id;
    const path = error.path?.join('.');
    log.error({ requestId: id, operation: operationName, path, err: original }, 'unexpected error');
  }
}
