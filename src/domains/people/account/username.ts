import sql from 'sql-template-tag';
import type { StatementReader } from '../../../db/database.ts';
import { inputError } from '../../../lib/errors.ts';
import { NAME_FORM, RESERVED_NAMES, USERNAME_MAX_LENGTH } from '../../../naming/reserved-names.ts';

/**
 * A username as a person typed it, in lower case.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export function parseUsername(text: string, argument: string): string {
  const name = text.toLowerCase();
  if (!NAME_FORM.test(name) || name.length > USERNAME_MAX_LENGTH) {
    throw usernameError(argument, 'MALFORMED');
  }
  if (RESERVED_NAMES.has(name)) throw usernameError(argument, 'RESERVED');
  return name;
}

/** Whether another user has a name, or had it before: then it leads to them. */
export async function isTaken(
  reader: StatementReader,
  username: string,
  id: string | null,
): Promise<boolean> {
  const [row] = await reader.run<{ taken: boolean }>(
    'account.isTaken',
    sql`
      select exists (
        select from users u
        where u.id is distinct from ${id}::uuid
          and (u.username = ${username} or u.former_usernames @> array[${username}]::text[])
      ) as taken`,
  );
  return row?.taken ?? false;
}

const PROBLEMS = {
  MALFORMED: `A name has 1 to ${USERNAME_MAX_LENGTH} letters a to z, digits, and single hyphens between them.`,
  RESERVED: 'This username is reserved for web addresses of the site.',
  TAKEN: 'Another user has this username, or had it before.',
} as const;

export function usernameError(argument: string, problem: keyof typeof PROBLEMS) {
  return inputError(argument, PROBLEMS[problem]);
}
