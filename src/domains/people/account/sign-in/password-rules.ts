import { inputError } from '../../../../lib/errors.ts';

/** In UTF-16 code units. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/**
 * Refuses a password that is too short or too long, or that anybody would try first.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export function assertPassword(password: string, username: string, argument: string): void {
  const { length } = password;
  if (length < PASSWORD_LENGTH.min || length > PASSWORD_LENGTH.max) {
    throw inputError(
      argument,
      `A password must have ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters; this one has ${length}.`,
    );
  }
  const text = password.toLowerCase();
  const name = username.toLowerCase();
  if (new Set(text).size < 4 || (name !== '' && text.replaceAll(name, '').length < 4)) {
    throw inputError(argument, 'This password is easy to guess. Choose another one.');
  }
}
