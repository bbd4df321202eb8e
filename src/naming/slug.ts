import anyAscii from 'any-ascii';
import { RESERVED_NAMES } from '../upkeep/names.ts';

/** Of posts, pages and sequences. */
export const SLUG_MAX_LENGTH = 80;

interface SlugOptions {
  readonly maxLength: number;
  /** Taken when nothing of the text can stand in a URL; such a slug itself. */
  readonly fallback: string;
}

/** A text as a part of a URL: lower-case ASCII letters and digits in words joined by hyphens. */
export function slugOf(text: string, { maxLength, fallback }: SlugOptions): string {
  const words = anyAscii(text)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const slug = fitted(words, maxLength);
  return slug === '' || RESERVED_NAMES.has(slug) ? fallback : slug;
}

/** As many whole words as fit; of a single long word, its beginning. */
function fitted(words: readonly string[], maxLength: number): string {
  let slug = (words[0] ?? '').slice(0, maxLength);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > maxLength) break;
    slug = `${slug}-${word}`;
  }
  return slug;
}
