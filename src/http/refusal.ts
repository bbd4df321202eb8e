import { GraphQLError } from 'graphql';
import type { ErrorCode, PublicError } from '../lib/errors.ts';

interface RefusalOptions {
  readonly code: ErrorCode;
  readonly message: string;
  /** Default: 400. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The argument at fault, as a path. */
  readonly argument?: string | undefined;
  /** More for `extensions`. */
  readonly details?: Readonly<Record<string, unknown>>;
  /**
   * Whether clients that accept only `application/json` get status 200, as GraphQL over HTTP
   * (section 6.4.1) wants for requests that are well-formed but cannot be executed.
   */
  readonly lenient?: boolean;
}

/** An answer that runs nothing: an error that carries its code and its HTTP status. */
export function refusal(options: RefusalOptions): GraphQLError {
  const { code, message, status = 400, headers, argument, details, lenient = false } = options;
  return new GraphQLError(message, {
    extensions: {
      code,
      ...(argument === undefined ? {} : { argument }),
      ...details,
      http: { status, spec: lenient, ...(headers === undefined ? {} : { headers }) },
    },
  });
}

/** The answer to an operation whose answer would be too large. */
export function tooLarge({ code, message, details }: PublicError): GraphQLError {
  return refusal({ code, message, details });
}

/** The answer to an operation that was given up. */
export function tooSlow(seconds: number): GraphQLError {
  return refusal({
    code: 'TIMEOUT',
    message: `The operation took longer than ${seconds} s and was stopped. Request less data at once.`,
    status: 504,
  });
}

/** The response to a request whose token cannot be checked at the moment. */
export function cannotIdentify(): GraphQLError {
  return refusal({
    code: 'UNAVAILABLE',
    message: 'The identity provider does not answer, so that the token cannot be checked.',
    status: 503,
    headers: { 'retry-after': '10' },
  });
}

/** The answer while the database does not give one. */
export function databaseUnavailable(): GraphQLError {
  return refusal({
    code: 'UNAVAILABLE',
    message: 'The database does not answer. Try again soon.',
    status: 503,
    headers: { 'retry-after': '5' },
  });
}

/** The answer to an operation whose statement the database ended. */
export function statementCancelled(): GraphQLError {
  return refusal({
    code: 'UNAVAILABLE',
    message: 'The database stopped the operation. Try again soon.',
    status: 503,
    headers: { 'retry-after': '1' },
  });
}

/** The answer while the store of pictures does not give one. */
export function pictureStoreUnavailable(): GraphQLError {
  return refusal({
    code: 'UNAVAILABLE',
    message: 'The store of pictures does not answer. Try again soon.',
    status: 503,
    headers: { 'retry-after': '5' },
  });
}

/** The response to a request whose token is not valid. */
function badToken(): GraphQLError {
  return refusal({
    code: 'UNAUTHENTICATED',
    message:
      'This token is not valid: it is unknown, expired or revoked, or its account is closed.',
    status: 401,
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
}

/** The response to a request whose `Authorization` names no token (RFC 6750, section 2.1). */
function noBearer(): GraphQLError {
  return refusal({
    code: 'UNAUTHENTICATED',
    message: 'The header `Authorization` must be the word `Bearer`, a space and a token.',
    status: 401,
    headers: { 'www-authenticate': 'Bearer error="invalid_request"' },
  });
}

/** The response to a request whose session cookie is not valid. */
function endedSession(): GraphQLError {
  return refusal({
    code: 'UNAUTHENTICATED',
    message: 'Your session has ended. Sign in again.',
    status: 401,
  });
}

/** The response to a request whose token, or session, is not valid. */
export function notIdentified({ headers }: Request): GraphQLError {
  const authorization = headers.get('authorization');
  if (authorization === null) return endedSession();
  return /^bearer +\S/i.test(authorization) ? badToken() : noBearer();
}

/** The response to a request with a session cookie that no page of this site sent. */
export function foreignPage(): GraphQLError {
  return refusal({
    code: 'BAD_REQUEST',
    message:
      'Requests with a session cookie must come from a page of this site. Programs send a token in the `Authorization` header instead.',
    status: 403,
  });
}

export interface HttpExtension {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that a client may see as an answer of its own, where no operation was read. */
export function errorResponse(error: GraphQLError, Answer: typeof Response): Response {
  const { http: _http, unexpected: _unexpected, ...extensions } = error.extensions;
  const { status, headers } = initOf(error);
  return new Answer(JSON.stringify({ errors: [{ message: error.message, extensions }] }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/** The same in plain words, where a page or a feed was asked for. */
export function plainErrorResponse(error: GraphQLError, Answer: typeof Response): Response {
  return new Answer(`${error.message}\n`, initOf(error));
}

function initOf({ extensions }: GraphQLError): Required<HttpExtension> {
  const byCode = EXPECTED.get(extensions['code']);
  const { status = 500, headers = {} } = (extensions['http'] ?? byCode ?? {}) as HttpExtension;
  return { status, headers };
}

/** Failures that are no fault of the code, where what failed knows nothing of HTTP. */
const EXPECTED = new Map<unknown, HttpExtension>([
  ['UNAVAILABLE', { status: 503, headers: { 'retry-after': '5' } }],
  ['TIMEOUT', { status: 504 }],
]);
