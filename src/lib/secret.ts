import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, as text for addresses and headers. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The stored digest of a secret, in lower-case hexadecimal. A digest without salt is enough: nobody guesses 256
 * random bits, and a token has to be found by it.
 */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
