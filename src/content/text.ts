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

/** The words of a plain text. ICU separates those of scripts without spaces. */
export function countWords(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(WORD)) count += UNSPACED.test(run) ? countSegments(run) : 1;
  return count;
}

/** Letters, marks and digits, with an apostrophe, hyphen or decimal point inside. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’.,-][\p{L}\p{M}\p{N}_]+)*/gu;
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

function countSegments(run: string): number {
  let count = 0;
  // In pieces, because ICU's time grows with the square; between stops there is rarely a second.
  for (const [piece] of run.matchAll(/.{1,500}/gsu)) {
    for (const segment of wordSegmenter.segment(piece)) if (segment.isWordLike) count++;
  }
  return count;
}
