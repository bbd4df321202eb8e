import { inlineTokens } from './inline-tokens.ts';
import { NAMED } from './people-links.ts';
import { plainPassages } from './plain-passages.ts';

/** What a text has beyond them calls nobody. */
const MOST_NAMED = 20;

/**
 * The first names that a text mentions as `@name`, in lower case, each once, in order. What
 * stands in code or in a link names nobody, and neither does a text that is too strange to render.
 */
export function namedPeople(markdown: string): string[] {
  if (!markdown.includes('@')) return [];
  const names = plainPassages(inlineTokens(markdown)).flatMap(({ content }) =>
    [...content.matchAll(NAMED)].map(([, name = '']) => name.toLowerCase()),
  );
  return [...new Set(names)].slice(0, MOST_NAMED);
}
