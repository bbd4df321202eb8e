import { checkedLine } from './checked-line.ts';

/** UTF-16 code units that the title of a post, page or sequence may have. */
export const MAX_TITLE_LENGTH = 300;

/**
 * A title as it is stored: one line, with single spaces between its words.
 *
 * @throws PublicError BAD_USER_INPUT when it is blank or too long
 */
export function titleOf(text: string, argument: string): string {
  return checkedLine(text, { argument, what: 'A title', most: MAX_TITLE_LENGTH });
}
