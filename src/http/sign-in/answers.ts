import type { GraphQLError } from 'graphql';
import { type ErrorCode, userErrorsOf } from '../../lib/errors.ts';
import { noteFailure } from '../failures.ts';
import { toPublicError } from '../public-errors.ts';
import type { HttpExtension } from '../refusal.ts';
import type { HttpExchange } from '../served/endpoint.ts';

type Answer = HttpExchange['Response'];

/** An answer in JSON that sets cookies. Secrets are in cookies alone, which scripts do not see. */
export function jsonAnswer(
  body: object,
  { Response, cookies = [], status = 200 }: JsonOptions,
): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(body), { status, headers });
}

interface JsonOptions {
  readonly Response: Answer;
  readonly cookies?: readonly string[];
  readonly status?: number;
}

export function redirect(
  { location, cookies }: { readonly location: string; readonly cookies: readonly string[] },
  Response: Answer,
): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
}

/** Of the errors that do not name their own. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UNAVAILABLE: 503,
};

/**
 * What was refused, or failed, as `{ errors: [{ message, code, path }] }`. `path` names the field of the body; it is
 * null for what is wrong with no field alone.
 */
export function refusedAnswer(error: unknown, { request, Response }: HttpExchange): Response {
  const userErrors = userErrorsOf(error);
  if (userErrors === null) {
    const publicError = toPublicError(error);
    noteFailure(request, [publicError]);
    return answerTo(publicError, Response);
  }
  const [{ code } = { code: 'BAD_USER_INPUT' as const }] = userErrors;
  const errors = userErrors.map((one) => ({
    message: one.message,
    code: one.code,
    path: one.argument === undefined ? null : [one.argument],
  }));
  return jsonAnswer({ errors }, { Response, status: STATUS[code] ?? 422 });
}

function answerTo({ message, extensions }: GraphQLError, Response: Answer): Response {
  const code = extensions['code'] as ErrorCode;
  const { status = STATUS[code] ?? 500, headers = {} } = (extensions['http'] ??
    {}) as HttpExtension;
  const answer = jsonAnswer({ errors: [{ message, code, path: null }] }, { Response, status });
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}
