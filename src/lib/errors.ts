/**
 * Every `extensions.code` that a client may meet, with its meaning. The table in docs/api.md is made
 * from this list; a code outside it cannot be sent.
 */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'An argument has a value that cannot be taken; `extensions.argument` names it.',
  INVALID_CURSOR:
    'A cursor was cut, changed, or made by another list or order; `extensions.argument` names it.',
  INVALID_ID: 'An id is not one that this server made; `extensions.argument` names it.',
  NOT_FOUND: 'A write names a thing that does not exist, or that the viewer may not see.',
  UNAUTHENTICATED: 'The operation needs a known viewer.',
  FORBIDDEN: 'The viewer may not do this.',
  EDIT_CONFLICT:
    'Somebody else changed it meanwhile; `extensions.theirs` and `extensions.yours` are the texts.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The request does not say which operation of the document to run.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  PERSISTED_QUERY_NOT_FOUND: 'No operation that this server knows has that id.',
  PERSISTED_QUERY_REQUIRED: 'This server runs known operations only; send the id of one.',
  DOCUMENT_LIMIT_EXCEEDED:
    'The document is too large: tokens, depth, fields, aliases, directives, or an input list.',
  COST_LIMIT_EXCEEDED: 'The operation would cost more than one request may; nothing was run.',
  ANSWER_TOO_LARGE:
    'The answer would hold more bytes of text than one may, as `extensions.limit` says; the operation was ended.',
  RATE_LIMITED: 'Too many requests; try again later.',
  TIMEOUT: 'The operation took longer than one may, or rendering one of its texts did.',
  UNAVAILABLE:
    'The database or the identity provider does not answer, or too much work waits; try again soon.',
  SUBSCRIPTION_ENDED:
    'The server ended a subscription: it is closing, or the client is too slow. Subscribe again with `since`.',
  INTERNAL_SERVER_ERROR: 'Something failed here. It is logged under `extensions.requestId`.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

interface PublicErrorOptions {
  readonly code: ErrorCode;
  /** The argument at fault, as a path: `first`, `filter.since`. */
  readonly argument?: string | undefined;
  /** More for `extensions`. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An error whose message is meant for the client. Every other error is masked. */
export class PublicError extends Error {
  readonly code: ErrorCode;
  readonly argument: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, { code, argument, details = {} }: PublicErrorOptions) {
    super(message);
    this.name = 'PublicError';
    this.code = code;
    this.argument = argument;
    this.details = details;
  }
}

/** The value of an argument cannot be taken. The message says what came and what is allowed. */
export function inputError(argument: string, message: string): PublicError {
  return new PublicError(message, { code: 'BAD_USER_INPUT', argument });
}
