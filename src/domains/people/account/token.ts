import { createHash, randomBytes } from 'node:crypto';

/** By which people, and scanners of leaked secrets, know a token of ours. */
export const TOKEN_PREFIX = 'cpl_';

/** A new personal access token: 32 random bytes. It is shown once; only `hashOf` it is stored. */
export function newToken(): string {
  return `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/**
 * The stored digest of a token, in hexadecimal. A digest without salt is enough: nobody guesses 256 random
 * bits, and a token has to be found by it.
 */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
