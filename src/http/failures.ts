import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { ErrorCode } from '../lib/errors.ts';
import { logIds } from './log-ids.ts';
import { originalOf } from './public-errors.ts';
import { type Failure, requestInfo } from './request-info.ts';

const LEVELS: Partial<Record<ErrorCode, Failure['level']>> = {
  INTERNAL_SERVER_ERROR: 'error',
  UNAVAILABLE: 'warn',
  TIMEOUT: 'warn',
};

/** Whether an error with this code is a fault of the server, not of the client. */
export function isServerError(code: ErrorCode): boolean {
  return LEVELS[code] !== undefined;
}

/**
 * Keeps the worst of an answer's errors for the request's line in the log, and puts the request's id into
 * those that were masked, so that a user's report of one leads to its log line.
 */
export function noteFailure(request: Request, errors: readonly unknown[]): void {
  const info = requestInfo(request);
  info.failure = worse(info.failure, worstOf(request, errors));
}

interface LogFailureOptions {
  readonly request: Request;
  readonly errors: readonly unknown[];
  readonly log: Logger;
}

/** The same for an answer without a line of its own, such as one of a subscription: it gets one. */
export function logFailure({ request, errors, log }: LogFailureOptions): void {
  const failure = worstOf(request, errors);
  if (failure === undefined) return;
  const { operationName } = requestInfo(request);
  const { level, ...facts } = failure;
  log[level]({ ...logIds(request), operation: operationName, ...facts }, 'answer failed');
}

function worstOf(request: Request, errors: readonly unknown[]): Failure | undefined {
  let worst: Failure | undefined;
  for (const error of errors) {
    if (!(error instanceof GraphQLError)) continue;
    const original = originalOf(error);
    if (original !== undefined) error.extensions['requestId'] ??= requestInfo(request).id;
    worst = worse(worst, failureOf(error, original));
  }
  return worst;
}

function worse(first: Failure | undefined, second: Failure | undefined): Failure | undefined {
  return first === undefined || (first.level === 'warn' && second?.level === 'error')
    ? second
    : first;
}

function failureOf(error: GraphQLError, original: unknown): Failure | undefined {
  const { code } = error.extensions as { readonly code?: ErrorCode };
  const level = code && LEVELS[code];
  if (code === undefined || level === undefined) return undefined;
  const path = error.path?.join('.');
  if (level === 'error') return { level, code, path, err: original ?? error };
  return {
    level,
    code,
    path,
    reason: original instanceof Error ? original.message : error.message,
  };
}
