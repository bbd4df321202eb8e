import { inputError } from '../lib/errors.ts';
import { parseWebUrl } from '../lib/parse-url.ts';

/**
 * A web address that a client sent, as the URL Standard writes it: what browsers make of spaces, line feeds and capitals
 * is stored. It is public.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export function webAddressIn(text: string, argument: string): string {
  const url = parseWebUrl(text);
  if (url === null) {
    throw inputError(
      argument,
      'A web address must begin with https:// or http:// and contain a host name.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw inputError(
      argument,
      'A web address cannot contain a username or a password, because it is public.',
    );
  }
  return url.href;
}
