import { createHmac, timingSafeEqual } from 'node:crypto';

/** A base64 SHA-256, as it ends a signed cookie. */
const SIGNED = /^([\w-]{20,100})\.([A-Za-z0-9+/]{43}=)$/;

/**
 * The secret of a session in the value of its cookie, as better-auth signs it: `TOKEN.SIGNATURE`, percent-encoded,
 * with an HMAC-SHA-256 in base64. Null when it is not signed by this site: then the database need not be asked.
 */
export function sessionTokenOf(cookie: string, secret: string): string | null {
  const [, token, signature] = SIGNED.exec(decoded(cookie)) ?? [];
  if (token === undefined || signature === undefined) return null;
  const expected = createHmac('sha256', secret).update(token).digest();
  return timingSafeEqual(Buffer.from(signature, 'base64'), expected) ? token : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
