import { parseTree } from './html-tree.ts';
import { writePlainText } from './plain-text.ts';

/**
 * The plain text of sanitised HTML, much as `innerText` of the HTML standard gives it: a block
 * starts a new line, cells are parted by tabs, white space collapses except in `pre`. A formula is
 * its TeX source in dollars, an image its description, a task's box `[ ]` or `[x]`. The links that
 * lead back from footnotes are left out.
 */
export function plainText(sanitizedHtml: string): string {
  return writePlainText(parseTree(sanitizedHtml));
}

/** Words of a plain text. Those of scripts written without spaces are told apart by ICU. */
export function countWords(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(WORD)) count += UNSPACED.test(run) ? countSegments(run) : 1;
  return count;
}

/**
 * The beginning of a plain text on one line, at most `length` UTF-16 code units long, the "…" of a
 * shortened one included. It ends after a whole word where one ends in its second half, and never
 * inside a character as readers see it (an extended grapheme cluster of UAX #29).
 */
export function excerpt(text: string, length: number): string {
  const limit = Math.max(0, Math.trunc(length) || 0);
  // A little more than is shown is nearly always enough; a long run of white space is not.
  const start = collapse(text.slice(0, 2 * limit + 100));
  const line = start.length > limit ? start : collapse(text);
  if (line.length <= limit) return line;
  if (limit === 0) return '';
  const cut = graphemeBoundary(line, limit - 1);
  const space = line.lastIndexOf(' ', cut);
  return `${line.slice(0, space >= cut / 2 ? space : cut).trimEnd()}…`;
}

/** Letters, marks and digits, with an apostrophe, hyphen or decimal point inside. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’.,-][\p{L}\p{M}\p{N}_]+)*/gu;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });
const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function countSegments(run: string): number {
  let count = 0;
  // In pieces, because ICU's time grows with the square; between stops there is rarely a second.
  for (const [piece] of run.matchAll(/.{1,500}/gsu)) {
    for (const segment of wordSegmenter.segment(piece)) if (segment.isWordLike) count++;
  }
  return count;
}

function collapse(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The last boundary between graphemes that is not after the index. */
function graphemeBoundary(line: string, index: number): number {
  // Between two characters of ASCII there always is one: a line has no CR LF.
  if (line.charCodeAt(index - 1) < 0x80 && line.charCodeAt(index) < 0x80) return index;
  const nearby = graphemeSegmenter.segment(line.slice(0, index + 100));
  return nearby.containing(index)?.index ?? index;
}
