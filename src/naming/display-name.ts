import { cleanText, hasVisibleCharacter } from '../content/clean-text.ts';
import { cut } from './slug.ts';

/** UTF-16 code units. */
export const DISPLAY_NAME_MAX_LENGTH = 80;

/** A text as one line with single spaces between its words; empty when nothing of it can be seen. */
export function cleanDisplayName(text: string): string {
  const name = cleanText(text).replace(/\s+/g, ' ').trim();
  return hasVisibleCharacter(name) ? name : '';
}

/** The first text that can be a display name, cut where it is too long; else the fallback. */
export function displayNameFrom(texts: readonly (string | undefined)[], fallback: string): string {
  const names = texts.map((text) => cut(cleanDisplayName(text ?? ''), DISPLAY_NAME_MAX_LENGTH));
  return names.find((name) => name !== '')?.trim() ?? fallback;
}
