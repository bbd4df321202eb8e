import sql from 'sql-template-tag';
import type { UserRole } from '../access/viewer.ts';
import { isBelow, type MemberViewer } from '../access/viewer.ts';
import { banned, forbidden } from '../access/writers.ts';
import type { Transaction } from '../db/database.ts';
import { PublicError } from '../lib/errors.ts';

/** What an account may do, read after its row was locked. */
export interface LockedAccount {
  readonly ownRole: UserRole;
  /** The higher one of its own role and the role that its identity provider claims. */
  readonly heldRole: UserRole;
  /** Not closed. */
  readonly isOpen: boolean;
  readonly isBanned: boolean;
  readonly bannedUntil: string | null;
  /** The scope of the token. Null without a token, and for one that has expired or was revoked. */
  readonly scope: MemberViewer['scope'] | null;
  /** Whether the session has not ended. */
  readonly hasSession: boolean;
}

/**
 * Locks the account until the transaction ends. Other writes of the account that hold the lock are waited for,
 * and the row is read after them.
 *
 * @returns undefined when there is no such account
 */
export async function lockAccount(
  tx: Transaction,
  userId: string,
  credential: MemberViewer['credential'] | null = null,
): Promise<LockedAccount | undefined> {
  const tokenId = credential?.kind === 'token' ? credential.id : null;
  const sessionId = credential?.kind === 'session' ? credential.id : null;
  const [row] = await tx.run<LockedAccount>(
    'write.lockAuthority',
    sql`
      select own_role as "ownRole", held_role as "heldRole", is_open as "isOpen",
        is_banned as "isBanned", banned_until as "bannedUntil", scope, has_session as "hasSession"
      from begin_write(${userId}::uuid, ${tokenId}::uuid, ${sessionId}::uuid)`,
  );
  return row;
}

/**
 * Locks the viewer's account, and rejects a viewer who has lost rights since the request began: by a ban, a
 * lower role, a revoked token or the end of the session.
 *
 * @throws PublicError UNAUTHENTICATED, FORBIDDEN
 */
export async function assertStillMay(tx: Transaction, viewer: MemberViewer): Promise<void> {
  const { credential } = viewer;
  const now = await lockAccount(tx, viewer.id, credential);
  if (now === undefined || !now.isOpen || isOver(credential, now)) {
    throw new PublicError(
      'Your session has ended, your token has expired or was revoked, or your account is closed. Sign in again.',
      { code: 'UNAUTHENTICATED' },
    );
  }
  if (now.scope === 'READ') throw forbidden('This token allows reading only.');
  // Who was banned before may do this all the same, or would have been refused.
  if (now.isBanned && !viewer.isBanned) throw banned(now);
  if (isBelow(credential.kind === 'token' ? now.ownRole : now.heldRole, viewer.role)) {
    throw forbidden('Your role changed while this was being written. Try again.');
  }
}

function isOver(
  credential: MemberViewer['credential'],
  { scope, hasSession }: LockedAccount,
): boolean {
  if (credential.kind === 'token') return scope === null;
  return credential.kind === 'session' ? !hasSession : !(credential.until >= Date.now());
}
