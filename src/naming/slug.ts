import anyAscii from 'any-ascii';
import { RESERVED_NAMES } from './reserved-names.ts';

/** Of posts, pages and sequences. */
export const SLUG_MAX_LENGTH = 80;

interface SlugOptions {
  /** In UTF-16 code units. */
  readonly maxLength: number;
  /** Taken when nothing of the text can stand in a URL; such a slug itself. */
  readonly fallback: string;
}

/** A text as a part of a URL: lower-case ASCII letters and digits in words joined by hyphens. */
export function slugOf(text: string, { maxLength, fallback }: SlugOptions): string {
  const slug = hyphenated(anyAscii(text), maxLength);
  return slug === '' || RESERVED_NAMES.has(slug) ? fallback : slug;
}

/** The same in the text's own script: only Latin letters lose their accents, and symbols become ASCII. */
export function slugOfTitle(title: string, { maxLength, fallback }: SlugOptions): string {
  const text = title
    .normalize('NFC')
    .replaceAll(FOREIGN_WORD_OR_OTHER, (part, word?: string) =>
      word === undefined ? anyAscii(part) : word,
    );
  const slug = hyphenated(text, maxLength);
  return slug === '' || RESERVED_NAMES.has(slug) ? fallback : slug;
}

/** A run of letters that are not Latin, with the marks on them; or any other character. */
const FOREIGN_WORD_OR_OTHER = /((?:(?!\p{Script=Latin})\p{L}\p{M}*)+)|./gsu;

function hyphenated(text: string, maxLength: number): string {
  const words = text
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter((word) => word !== '');
  return fitted(words, maxLength);
}

/** As many whole words as fit; of a single long word, its beginning. */
function fitted(words: readonly string[], maxLength: number): string {
  let slug = cut(words[0] ?? '', maxLength);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > maxLength) break;
    slug = `${slug}-${word}`;
  }
  return slug;
}

/** The first UTF-16 code units of a text, without half a character or a hyphen at the end. */
export function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-+$/, '');
}

/** The slug that a user typed: slugs are in lower case, and in Unicode's composed form (NFC). */
export function slugIn(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
