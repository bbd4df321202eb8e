import { hasVisibleCharacter } from '../content/clean-text.ts';
import { inputError } from '../lib/errors.ts';

/** UTF-16 code units that the title of a post, page or sequence may have. */
export const MAX_TITLE_LENGTH = 300;

/**
 * A title as it is stored: one line, with single spaces between its words.
 *
 * @throws PublicError BAD_USER_INPUT when it is blank or too long
 */
export function titleOf(text: string, argument: string): string {
  const title = text.replace(/\s+/g, ' ').trim();
  if (!hasVisibleCharacter(title)) throw inputError(argument, 'A title cannot be empty.');
  if (title.length <= MAX_TITLE_LENGTH) return title;
  throw inputError(
    argument,
    `A title has at most ${MAX_TITLE_LENGTH} characters, not ${title.length}.`,
  );
}
