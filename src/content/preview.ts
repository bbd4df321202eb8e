import { HIDDEN_SPOILER } from './hide-spoilers.ts';
import { parseTree } from './html-tree.ts';
import { writePlainText } from './plain-text.ts';
import { readableFormula } from './readable-formula.ts';
import { toWellFormed } from './well-formed.ts';

/** How much of a text a list may show of it: excerpts are shorter, snippets are sought in so much. */
const MAX_PREVIEW_LENGTH = 16_000;

/** Text is escaped in what the sanitiser wrote, so that these are tags. */
const NEEDS_PREVIEW = /<(?:math\b|[a-z]+\s[^>]*\bclass="spoiler"|su[bp]>[\d+−=()-]+<)/;

/**
 * The plain text that excerpts and snippets are cut from: spoilers are hidden, formulas are
 * readable without TeX, and 10<sup>6</sup> is not 106. Null where that is the beginning of `plainText` anyhow, as for most texts.
 */
export function previewOf(sanitizedHtml: string): string | null {
  if (!NEEDS_PREVIEW.test(sanitizedHtml)) return null;
  const text = writePlainText(parseTree(sanitizedHtml), {
    formula: readableFormula,
    hasRaisedFigures: true,
    spoiler: HIDDEN_SPOILER,
  });
  return toWellFormed(text.slice(0, MAX_PREVIEW_LENGTH));
}
