import type { Database } from '../db/database.ts';
import { number } from '../lib/figures.ts';

/**
 * Closes the accounts of people whom a source no longer has, each in a transaction of its own.
 *
 * @param isWanted else nothing is closed
 * @returns notes for the operator
 */
export async function closeMissingAccounts(
  database: Database,
  users: readonly string[],
  isWanted: boolean,
): Promise<string[]> {
  if (users.length === 0 || !isWanted) return missingAccountNotes(users);
  const { closeImportedAccount } = await import('../domains/people/account/write/service.ts');
  for (const id of users) await database.transaction((tx) => closeImportedAccount(tx, id));
  return [`Closed ${accountsOf(users)} of people whom the source no longer has.`];
}

/** Notes about accounts that stay open although the source no longer has their users. */
export function missingAccountNotes(users: readonly string[]): string[] {
  if (users.length === 0) return [];
  return [
    `The source no longer has the people of ${accountsOf(users)}. --close-missing closes them.`,
  ];
}

function accountsOf(users: readonly string[]): string {
  return users.length === 1 ? '1 account' : `${number(users.length)} accounts`;
}
