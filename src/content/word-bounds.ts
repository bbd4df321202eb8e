/**
 * Where a name, a formula, an address or a link to a page begins and ends: never inside a word. Words are
 * made of letters, digits and marks of any script; underscores and their like join them, and alone are emphasis.
 */

/** For character classes of patterns with the flag `u`. */
export const WORD_CHARACTERS = '\\p{L}\\p{N}\\p{M}\\p{Pc}';

/** Of scripts that put no spaces between words; a formula may stand right beside their letters. */
const UNSPACED =
  '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]';
const SPACED = `(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}]`;
const ENDS_IN_WORD = new RegExp(`(?:${SPACED})_*$`, 'u');
const STARTS_WITH_WORD = new RegExp(`^_*(?:${SPACED})`, 'u');

/** UTF-16 code units that are looked at on each side. */
const CONTEXT = 20;

/** Whether a word of a script with spaces ends right before the index. */
export function isAfterWord(text: string, index: number): boolean {
  return ENDS_IN_WORD.test(text.slice(Math.max(0, index - CONTEXT), index));
}

/** Whether a word of a script with spaces starts at the index. */
export function isBeforeWord(text: string, index: number): boolean {
  return STARTS_WITH_WORD.test(text.slice(index, index + CONTEXT));
}
