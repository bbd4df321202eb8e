import { hasVisibleCharacter } from '../content/clean-text.ts';
import { checkedLength, type Length } from '../lib/checked-length.ts';
import { inputError } from '../lib/errors.ts';

/**
 * A text as a line: with single spaces between its words.
 *
 * @throws PublicError BAD_USER_INPUT when it is blank or too long
 */
export function checkedLine(text: string, length: Length): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (hasVisibleCharacter(line)) return checkedLength(line, length);
  throw inputError(length.argument, `${length.what} cannot be empty.`);
}
