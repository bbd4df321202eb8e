import { GraphQLError, Kind } from 'graphql';
import { isStatementCancelled } from '../db/statement-cancelled.ts';
import { isUnavailable } from '../db/unavailable.ts';
import { ProviderUnavailable } from '../domains/people/account/identity-provider.ts';
import { ERROR_CODES, type ErrorCode, PublicError } from '../lib/errors.ts';
import { ObjectStoreError } from '../object-storage/object-store-error.ts';
import {
  cannotIdentify,
  databaseUnavailable,
  pictureStoreUnavailable,
  statementCancelled,
} from './refusal.ts';

/** What an error that was masked had been, for the log. */
const originals = new WeakMap<object, unknown>();

/**
 * Makes of any error the one that a client may see: with a code of the documented list, or without any
 * trace of what it was.
 */
export function toPublicError(error: unknown): GraphQLError {
  const cause = rootCause(error);
  if (cause instanceof PublicError) {
    const { code, argument, details } = cause;
    return restated(error, cause.message, {
      code,
      ...(argument === undefined ? {} : { argument }),
      ...details,
    });
  }
  if (isUnavailable(cause)) return masked(error, databaseUnavailable());
  if (isStatementCancelled(cause)) return masked(error, statementCancelled());
  if (cause instanceof ObjectStoreError) return masked(error, pictureStoreUnavailable());
  if (cause instanceof ProviderUnavailable) return masked(error, cannotIdentify());
  if (!(cause instanceof GraphQLError) || !(error instanceof GraphQLError)) return masked(error);
  if (isListed(error.extensions['code'])) return error;
  if (error.path === undefined) return withCode(error, 'BAD_REQUEST');
  // A field's own node means that its result broke the schema's promise; others are an argument's.
  return error.nodes?.[0]?.kind === Kind.FIELD ? masked(error) : withCode(error, 'BAD_USER_INPUT');
}

/** What lies behind a masked error; undefined for one that is not masked. */
export function originalOf(error: object): unknown {
  return originals.get(error);
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) {
    cause = cause.originalError;
  }
  return cause;
}

function isListed(code: unknown): boolean {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  return restated(error, error.message, { ...error.extensions, code });
}

/** `unexpected` makes the status 500 when there is no data at all; it is not sent. */
const UNEXPECTED = new GraphQLError('Unexpected error.', {
  extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode, unexpected: true },
});

function masked(error: unknown, { message, extensions } = UNEXPECTED): GraphQLError {
  // A copy, because the id of the request is added to it.
  const mask = restated(error, message, { ...extensions });
  originals.set(mask, rootCause(error) ?? new Error('Nothing was thrown'));
  return mask;
}

/** Keeps the place: which field of the document, and where in the answer. */
function restated(
  error: unknown,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions });
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes: nodes ?? null, source, positions, path, extensions });
}
