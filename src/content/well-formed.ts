/** What `toWellFormed` of the language puts for a surrogate, too. */
const REPLACEMENT = '\uFFFD';

/**
 * The text with every NUL and every lone surrogate replaced by U+FFFD: PostgreSQL's `text` can hold
 * neither, and CommonMark (section 2.3) asks the same of NUL. All other text comes back unchanged.
 */
export function toWellFormed(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  return text.toWellFormed().replaceAll('\0', REPLACEMENT);
}
