import { inputError } from '../lib/errors.ts';

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
