import type { StatementReader, Transaction } from '../db/database.ts';
import { inputError } from '../lib/errors.ts';
import type { Candidate, NamedAccount } from './look-alikes.ts';

/**
 * Refuses a username or display name that speaks of a role or of nobody, such as "Moderator" or "Anonymous",
 * also in look-alike letters. Moderators and admins are not asked about.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function assertNoRoleName(name: string, argument: string): Promise<void> {
  // Loaded when it is needed first: its table is large, and a start need not wait for it.
  const { isRoleName } = await import('./role-names.ts');
  if (!isRoleName(name)) return;
  throw inputError(
    argument,
    `“${name}” reads like the name of a role, such as moderator or support. Choose another name.`,
  );
}

interface ArgumentCandidate extends Candidate {
  readonly argument: string;
}

/**
 * Refuses a name that can be taken for another user's. It decides only while the caller holds the lock on names.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function assertNoLookAlike(
  reader: StatementReader,
  { argument, ...candidate }: ArgumentCandidate,
): Promise<void> {
  const { isLookAlike } = await import('./look-alikes.ts');
  if (!(await isLookAlike(reader, candidate))) return;
  throw inputError(
    argument,
    `“${candidate.name}” looks like the name of another member. Choose another name.`,
  );
}

/** Records what the new names of an account look like. */
export async function recordNames(tx: Transaction, account: NamedAccount): Promise<void> {
  const { recordNameSkeletons } = await import('./look-alikes.ts');
  await recordNameSkeletons(tx, [account]);
}
