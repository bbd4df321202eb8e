import { PublicError } from '../../../../../lib/errors.ts';
import type { SignInEngine } from '../engine.ts';
import { deletePasskey, type Passkey, selectOwner, selectPasskeys } from './queries.ts';

/** The passkeys of the owner of a session. */
export async function listPasskeys(
  { db }: SignInEngine,
  sessionId: string,
): Promise<Omit<Passkey, 'credentialId'>[]> {
  const passkeys = await selectPasskeys(db, await ownerOf(db, sessionId));
  return passkeys.map(({ credentialId: _, ...passkey }) => passkey);
}

/** Removes a passkey of the owner of a session; one that is not there is gone already. */
export async function removePasskey(
  { db }: SignInEngine,
  { id, sessionId }: { readonly id: string; readonly sessionId: string },
): Promise<void> {
  await deletePasskey(db, { id, authUserId: await ownerOf(db, sessionId) });
}

async function ownerOf(db: SignInEngine['db'], sessionId: string): Promise<string> {
  const owner = await selectOwner(db, sessionId);
  if (owner !== undefined) return owner.authUserId;
  throw new PublicError('Sign in first.', { code: 'UNAUTHENTICATED' });
}
