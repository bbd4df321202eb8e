import { refusal } from './refusal.ts';

/** @throws GraphQLError for a compressed body (RFC 9110, section 15.5.16) */
export function assertPlainBody({ headers }: Pick<Request, 'headers'>): void {
  const encoding = headers.get('content-encoding');
  if (encoding === null || /^\s*identity\s*$/i.test(encoding)) return;
  throw refusal({
    code: 'BAD_REQUEST',
    message: 'The body must not be compressed: send it without `content-encoding`.',
    status: 415,
    headers: { 'accept-encoding': 'identity' },
  });
}
