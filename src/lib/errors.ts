/**
 * Every `extensions.code` that a client may meet, with its meaning. The table in docs/api.md is made
 * from this list; a code outside it cannot be sent.
 */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'An argument has an invalid value. `extensions.argument` names the argument.',
  INVALID_CURSOR:
    'A cursor is invalid, or belongs to another list or order. `extensions.argument` names the argument.',
  INVALID_ID: 'An id is not valid on this server. `extensions.argument` names the argument.',
  NOT_FOUND:
    'The subject of a subscription does not exist, or the viewer may not see it. In `userErrors`: the input names such an object.',
  UNAUTHENTICATED: 'The operation needs a valid token, or a session that has not ended.',
  FORBIDDEN: 'The viewer lacks the permission for this action. Only in `userErrors`.',
  ALREADY_DONE:
    'The object is already what the action makes it, for example published. Only in `userErrors`.',
  EDIT_CONFLICT:
    'Another user has changed the text. Only in `userErrors`, as an `EditConflict` with all texts.',
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
  RATE_LIMITED: 'Too many requests. Try again in `extensions.retryAfter` seconds.',
  TIMEOUT: 'The operation, or the rendering of one of its texts, exceeded the time limit.',
  UNAVAILABLE:
    'The database, the identity provider or the store of pictures does not respond, or the server is overloaded. Try again soon.',
  SUBSCRIPTION_ENDED:
    'The server ended a subscription, because it is shutting down or the client reads too slowly. Subscribe again with `since`.',
  INTERNAL_SERVER_ERROR: 'An error on the server. The log has it under `extensions.requestId`.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/**
 * The codes of failures that a mutation answers with as data, in `userErrors`: the user can mend them. The texts
 * describe them in the schema.
 */
export const USER_ERROR_CODES = {
  BAD_USER_INPUT: 'A field of the input has an invalid value.',
  INVALID_ID: 'An id of the input is not valid on this server.',
  NOT_FOUND:
    'The input names an object that does not exist, that has another type, or that the viewer may not see.',
  FORBIDDEN: 'The viewer lacks the permission for this action.',
  ALREADY_DONE:
    'The object is already what the action makes it, for example published, locked or deleted. A client that repeats a request can take this for success.',
  EDIT_CONFLICT: 'Another user has changed the text. The error is an `EditConflict`.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type UserErrorCode = keyof typeof USER_ERROR_CODES;

interface PublicErrorOptions<Code extends ErrorCode> {
  readonly code: Code;
  /** The argument at fault, as a path: `first`, `filter.since`. */
  readonly argument?: string | undefined;
  /** More for `extensions`. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * An error whose message is meant for the client. Every other error is masked. It has no stack trace: nobody reads it,
 * and to make one takes longer than the rest of a refusal.
 */
export class PublicError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly argument: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, { code, argument, details = {} }: PublicErrorOptions<Code>) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'PublicError';
    this.code = code;
    this.argument = argument;
    this.details = details;
  }
}

/** An error with one of the codes that mutations answer with as data. */
export type UserError = PublicError<UserErrorCode>;

function isUserError(error: unknown): error is UserError {
  return error instanceof PublicError && Object.hasOwn(USER_ERROR_CODES, error.code);
}

/** Everything that is wrong with one input. Where one error is expected, it is the first. */
export class UserErrors extends PublicError<UserErrorCode> {
  readonly errors: readonly UserError[];

  constructor(errors: readonly [UserError, ...UserError[]]) {
    const [{ message, code, argument, details }] = errors;
    super(message, { code, argument, details });
    this.name = 'UserErrors';
    this.errors = errors;
  }
}

/** What an error with the code EDIT_CONFLICT says of the texts. */
export interface EditConflictDetails {
  /** The text that the change was made from. */
  readonly base: string;
  /** The current text. */
  readonly theirs: string;
  /** The text with both changes, and with markers where they touch. */
  readonly merged: string;
  /** The number of the version that `theirs` is. */
  readonly version: number;
}

interface EditConflictOptions extends EditConflictDetails {
  readonly message: string;
  readonly argument: string;
}

export function editConflict({ message, argument, ...details }: EditConflictOptions) {
  return new PublicError(message, { code: 'EDIT_CONFLICT', argument, details: { ...details } });
}

/** The errors that a mutation answers with; null for an error of another kind. */
export function userErrorsOf(error: unknown): readonly UserError[] | null {
  if (error instanceof UserErrors) return error.errors;
  return isUserError(error) ? [error] : null;
}

/** The value of an argument cannot be taken. The message says what came and what is allowed. */
export function inputError(argument: string, message: string): PublicError<'BAD_USER_INPUT'> {
  return new PublicError(message, { code: 'BAD_USER_INPUT', argument });
}
