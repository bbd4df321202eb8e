import { PublicError } from '../../../../lib/errors.ts';
import { hashOfSecret } from '../../../../lib/secret.ts';
import { type SignedIn, type SignInEngine, sessionHashOf, type Visitor } from './engine.ts';
import { joinAccount, type Newcomer } from './join-account.ts';
import {
  deleteOldSessions,
  deleteSession,
  type SignedInPerson,
  selectPerson,
  usernameOf,
} from './queries.ts';

/** A session that better-auth has just made. */
export interface NewSession {
  readonly token: string;
  readonly cookies: readonly string[];
}

interface FinishOptions {
  readonly session: NewSession;
  readonly visitor: Visitor;
  /** What to do about a user who has no account yet. */
  readonly newcomer: Omit<Newcomer, 'authUserId' | 'preferredNames' | 'identity'> & {
    readonly preferredNames?: Newcomer['preferredNames'];
  };
}

/**
 * Gives who has just signed in an account, and ends the session that their browser had before: no session outlives
 * a sign-in. When there is no account for them, the new session ends.
 *
 * @throws PublicError as `joinAccount`
 */
export async function finish(
  { db, settings }: SignInEngine,
  { session, visitor, newcomer }: FinishOptions,
): Promise<SignedIn> {
  const hash = hashOfSecret(session.token);
  try {
    const person = await selectPerson(db, hash);
    if (person === undefined) throw wrongPassword();
    const { authUserId } = person;
    const userId = await joinAccount(db, {
      preferredNames: preferredNamesOf(person),
      ...newcomer,
      authUserId,
      identity: identityOf(person, settings),
    });
    const username = await usernameOf(db, userId);
    if (username === null) throw wrongPassword();
    await deleteOldSessions(db, authUserId);
    const before = sessionHashOf(visitor);
    if (before !== null) await deleteSession(db, before);
    return { username, cookies: session.cookies };
  } catch (error) {
    await deleteSession(db, hash);
    throw error;
  }
}

function preferredNamesOf({ username, displayName }: SignedInPerson): Newcomer['preferredNames'] {
  return { username: username ?? displayName, displayName: displayName || undefined };
}

function identityOf(
  { subject }: SignedInPerson,
  { provider }: SignInEngine['settings'],
): Newcomer['identity'] {
  return subject === null || provider === null
    ? null
    : { issuer: provider.identityIssuer, subject };
}

/** The same for a wrong name and for a wrong password. */
export function wrongPassword(): PublicError {
  return new PublicError('The username or the password is wrong.', { code: 'UNAUTHENTICATED' });
}
