import { newSecret } from '../../../lib/secret.ts';

/** By which people, and scanners of leaked secrets, know a token of ours. */
export const TOKEN_PREFIX = 'cpl_';

/** A new personal access token. It is shown once; only its hash is stored. */
export function newToken(): string {
  return TOKEN_PREFIX + newSecret();
}
