import { cleanText, hasVisibleCharacter } from '../content/clean-text.ts';
import { cut } from './slug.ts';
import type { NameSources } from './username.ts';

/** UTF-16 code units. */
export const DISPLAY_NAME_MAX_LENGTH = 80;

/** A text as one line with single spaces between its words; empty when nothing of it can be seen. */
export function cleanDisplayName(text: string): string {
  const name = cleanText(text).replace(/\s+/g, ' ').trim();
  return hasVisibleCharacter(name) ? name : '';
}

/** A display name that is not reserved, cut where it is too long. */
export function displayNameFrom({ texts, isReserved, fallback }: NameSources): string {
  for (const text of texts) {
    const name = cut(cleanDisplayName(text ?? ''), DISPLAY_NAME_MAX_LENGTH).trim();
    if (name !== '' && !isReserved(name)) return name;
  }
  return fallback;
}
