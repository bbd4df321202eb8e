import { findMentions } from './find-mentions.ts';
import { type InlineBlock, inlineBlocks } from './inline-tokens.ts';

/** What a text has beyond them calls nobody. */
const MAX_NAMED = 20;

/**
 * The first names that a text mentions as `@name`, in lower case, each once, in order: the people it may link
 * to. What stands in code or in a link names nobody, and neither does a text that is too strange to render.
 */
export function namedPeople(markdown: string): string[] {
  return namesIn(markdown, () => true);
}

/** The names outside quotations. The quoted text has notified the people that it names already. */
export function addressedPeople(markdown: string): string[] {
  return namesIn(markdown, ({ isQuoted }) => !isQuoted);
}

function namesIn(markdown: string, isCounted: (block: InlineBlock) => boolean): string[] {
  if (!markdown.includes('@')) return [];
  const mentions = inlineBlocks(markdown)
    .filter(isCounted)
    .flatMap(({ tokens }) => findMentions(tokens));
  return [...new Set(mentions.map(({ name }) => name))].slice(0, MAX_NAMED);
}
