import { namesIn } from './inline-blocks.ts';
import { inlineBlocks } from './inline-tokens.ts';

/**
 * The first names that a text mentions as `@name`, in lower case, each once, in order: the people it may link
 * to. What stands in code or in a link names nobody, and neither does a text that is too strange to render.
 */
export function namedPeople(markdown: string): string[] {
  return markdown.includes('@') ? namesIn(inlineBlocks(markdown)) : [];
}

/** The names outside quotations. The quoted text has notified the people that it names already. */
export function addressedPeople(markdown: string): string[] {
  if (!markdown.includes('@')) return [];
  return namesIn(inlineBlocks(markdown).filter(({ isQuoted }) => !isQuoted));
}
