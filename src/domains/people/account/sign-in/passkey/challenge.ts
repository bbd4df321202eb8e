import { v7 as newId } from 'uuid';
import type { StatementRunner } from '../../../../../db/database.ts';
import { hashOfSecret } from '../../../../../lib/secret.ts';
import { insertChallenge, takeChallenge } from './queries.ts';

/** Stores a challenge that a device is to sign. */
export function keepChallenge(
  db: StatementRunner,
  { challenge, owner }: { readonly challenge: string; readonly owner: string },
): Promise<void> {
  return insertChallenge(db, { id: newId(), identifier: identifierOf(challenge), owner });
}

/** Whether a challenge was given out, to this owner, and did not come back before. */
export function isOurChallenge(
  db: StatementRunner,
  { challenge, owner }: { readonly challenge: string; readonly owner: string },
): Promise<boolean> {
  return takeChallenge(db, { identifier: identifierOf(challenge), owner });
}

function identifierOf(challenge: string): string {
  return `passkey:${hashOfSecret(challenge)}`;
}
