import { createHmac } from 'node:crypto';
import { equalSecrets } from '../../../lib/equal-secrets.ts';
import { isUuid } from '../../../lib/uuid.ts';

/** Who unsubscribes, signed with the key of the account. It never expires: an old e-mail may be opened any time. */
export function unsubscribeToken(userId: string, key: string): string {
  return `${userId}.${signature(userId, key)}`;
}

/** The account that a token names; nobody has proved anything yet. */
export function accountOfToken(token: string): string | null {
  const [userId = ''] = token.split('.');
  return isUuid(userId) ? userId : null;
}

export function isSignedWith(
  token: string,
  { userId, key }: { userId: string; key: string },
): boolean {
  return equalSecrets(token, unsubscribeToken(userId, key));
}

function signature(userId: string, key: string): string {
  return createHmac('sha256', key).update(`unsubscribe ${userId}`).digest('base64url');
}
