const REPLACEMENT = '\uFFFD';

/**
 * The text with every NUL and every lone surrogate replaced by U+FFFD: PostgreSQL's `text` can hold
 * neither, and CommonMark (section 2.3) asks the same of NUL. All other text comes back unchanged.
 */
export function toWellFormed(text: string): string {
  // With the u flag a surrogate that is half of a pair is not matched, only a lone one is.
  return text.replace(/\p{Surrogate}/gu, REPLACEMENT).replaceAll('\0', REPLACEMENT);
}
