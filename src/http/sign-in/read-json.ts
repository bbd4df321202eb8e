import type { GraphQLError } from 'graphql';
import * as z from 'zod/mini';
import { inputError, UserErrors } from '../../lib/errors.ts';
import { assertPlainBody } from '../assert-plain-body.ts';
import { isJson } from '../json-type.ts';
import { parseJson } from '../parse-json.ts';
import { readBody } from '../read-body.ts';
import { refusal } from '../refusal.ts';

/** In bytes. */
const MAX_BODY = 16_384;

/** A text of the body. Without a browser's help nobody types more. The database has no place for U+0000. */
export const shortText = z.string().check(
  z.maxLength(1_000),
  z.refine((text) => !text.includes('\0')),
);

/**
 * The body of a request, as JSON. Forms are refused: a page of another site can send those without asking.
 *
 * @throws GraphQLError BAD_REQUEST
 * @throws UserErrors for fields that are missing or no texts
 */
export async function readJson<Schema extends z.ZodMiniType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (!isJson(request.headers.get('content-type'))) {
    throw badRequest('The content type must be `application/json`.', 415);
  }
  assertPlainBody(request);
  const tooLarge = () =>
    badRequest(`The request body is too large: the limit is ${MAX_BODY} bytes.`, 413);
  const bytes = await readBody(request.body, { bytes: MAX_BODY, tooLarge });
  const result = schema.safeParse(parsed(bytes));
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path }) =>
    inputError(String(path[0] ?? 'body'), 'This must be a text of at most 1000 characters.'),
  );
  const [first = inputError('body', 'The body must be a JSON object.'), ...others] = errors;
  throw new UserErrors([first, ...others]);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch {
    throw badRequest('The body must be a JSON object.', 400);
  }
}

function badRequest(message: string, status: number): GraphQLError {
  return refusal({ code: 'BAD_REQUEST', message, status });
}
