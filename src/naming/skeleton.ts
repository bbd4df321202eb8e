import unhomoglyph from 'unhomoglyph';
import { cut } from './slug.ts';

/**
 * What a text looks like: texts that share a skeleton can be taken for each other. The table is Unicode's of
 * confusable characters (UTS #39), and further: case, accents that NFKD keeps apart, pictures and signs do not
 * count. Two skeletons, of the text as it is and in lower case, because look-alikes differ: Ν is N, and ν is v.
 * They are for comparing only, and change with the table.
 */
export function skeletonsOf(text: string): readonly string[] {
  const seen = seenCharacters(text.slice(0, MAX_LENGTH));
  const both = [seen, seen.toLowerCase()].map((form) => {
    const folded = foldLookAlikes(form);
    const letters = folded.replace(NOT_A_LETTER, '');
    return cut(letters === '' ? folded.trim() : letters, MAX_LENGTH);
  });
  return [...new Set(both)];
}

/** A name as people compare it when they see no trick: in lower case, without what parts its words. */
export function normalizeName(name: string): string {
  return cut(name.normalize('NFC').toLowerCase().replace(SEPARATOR, ''), MAX_LENGTH);
}

/** A text in the letters that it looks like, in lower case, with its spaces and signs. */
export function foldLookAlikes(text: string): string {
  return unhomoglyph(unhomoglyph(text).toLowerCase())
    .replace(SMALL_CAPITAL, (letter) => SMALL_CAPITALS.get(letter) ?? letter)
    .replaceAll('vv', 'w')
    .replaceAll('i', 'l')
    .normalize('NFD');
}

/** A text without what nobody sees, and with letters in circles, squares and flags as plain ones. */
export function seenCharacters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(ENCLOSED, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      const first = ENCLOSED_A.findLast((start) => start <= code) ?? code;
      return String.fromCharCode(0x41 + code - first);
    });
}

/** UTF-16 code units, so that an entry fits into an index. Imported names may be longer. */
const MAX_LENGTH = 200;

const SEPARATOR = /[\s\p{Pd}_.'’]/gu;
const UNSEEN = /[\p{DI}\p{Cc}\p{Cf}\u2800]/gu;
const NOT_A_LETTER = /[^\p{L}\p{N}\p{M}]/gu;

/** Negative circled and squared letters and regional indicators, which have no decomposition. */
const ENCLOSED = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;
const ENCLOSED_A = [0x1f150, 0x1f170, 0x1f1e6];

/** Letters that look like capitals, which the table keeps as they are. Some stand for Cyrillic ones there. */
const SMALL_CAPITALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ᴀ: 'a', ʙ: 'b', ᴅ: 'd', ᴇ: 'e', ꜰ: 'f', ɢ: 'g', ʜ: 'h', ᴊ: 'j', ĸ: 'k', ʟ: 'l' },
    ...{ ʍ: 'rn', ɴ: 'n', ᴎ: 'n', ᴘ: 'p', ʀ: 'r', ᴛ: 't' },
  }),
);
const SMALL_CAPITAL = new RegExp(`[${[...SMALL_CAPITALS.keys()].join('')}]`, 'gu');
