/**
 * Every `extensions.code` that a client may meet, with its meaning. The table in docs/api.md is made
 * from this list; a code outside it cannot be sent.
 */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'An argument has an invalid value. `extensions.argument` names the argument.',
  INVALID_CURSOR:
    'A cursor is invalid, or belongs to another list or order. `extensions.argument` names the argument.',
  INVALID_ID: 'An id is not valid on this server. `extensions.argument` names the argument.',
  NOT_FOUND: 'A mutation names an object that does not exist, or that the viewer may not see.',
  UNAUTHENTICATED: 'The operation needs a valid token.',
  FORBIDDEN: 'The viewer lacks the permission for this action.',
  EDIT_CONFLICT:
    'Somebody else has changed the text. `extensions.theirs` and `extensions.yours` contain both texts.',
  GRAPHQL_PARSE_FAILED: 'The document is not valid GraphQL syntax.',
  GRAPHQL_VALIDATION_FAILED: 'The document is not valid for the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The request does not say which operation of the document to run.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  PERSISTED_QUERY_NOT_FOUND: 'The server has no operation with this id.',
  PERSISTED_QUERY_REQUIRED: 'The server runs registered operations only. Send the id of one.',
  DOCUMENT_LIMIT_EXCEEDED:
    'The document is too large: tokens, depth, fields, aliases, directives, or an input list.',
  COST_LIMIT_EXCEEDED: 'The cost of the operation exceeds the limit. The server did not run it.',
  ANSWER_TOO_LARGE:
    'The response would exceed the limit of text in bytes, `extensions.limit`. The server stopped the operation.',
  RATE_LIMITED: 'Too many requests. Try again later.',
  TIMEOUT: 'The operation, or the rendering of one of its texts, exceeded the time limit.',
  UNAVAILABLE:
    'The database or the identity provider does not respond, or the server is overloaded. Try again soon.',
  SUBSCRIPTION_ENDED:
    'The server ended a subscription, because it is shutting down or the client reads too slowly. Subscribe again with `since`.',
  INTERNAL_SERVER_ERROR: 'An error on the server. The log has it under `extensions.requestId`.',
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
