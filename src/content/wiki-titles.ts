import { inlineTokens } from './inline-tokens.ts';

/** Links to pages beyond them lead to their titles, not to their slugs. */
const MAX_TITLES = 200;

/** The titles that `[[wiki links]]` of a text may mean, each once, in order: `A#b` may mean `A#b` or `A`. */
export function wikiTitlesIn(markdown: string): string[] {
  if (!markdown.includes('[[')) return [];
  const titles = inlineTokens(markdown).flatMap(({ meta }) => titlesOf(meta));
  return [...new Set(titles)].slice(0, MAX_TITLES);
}

function titlesOf(meta: unknown): readonly string[] {
  if (typeof meta !== 'object' || meta === null || !('wikiTitles' in meta)) return [];
  const { wikiTitles } = meta;
  return Array.isArray(wikiTitles) ? wikiTitles.map(String) : [];
}
