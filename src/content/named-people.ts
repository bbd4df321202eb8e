import { namesIn } from './inline-blocks.ts';
import { inlineBlocks } from './inline-tokens.ts';

/**
 * The first names that a text mentions as `@name` outside quotations, in lower case, each once, in order. The quoted
 * text has notified the people that it names already. What stands in code or in a link names nobody.
 */
export function addressedPeople(markdown: string): string[] {
  if (!markdown.includes('@')) return [];
  return namesIn(inlineBlocks(markdown).filter(({ isQuoted }) => !isQuoted));
}
