import { namesIn } from '../../../src/content/inline-blocks.ts';
import { inlineBlocks } from '../../../src/content/inline-tokens.ts';
import { renderMarkdown } from '../../../src/content/render.ts';

/** The names that a text mentions as `@name`, found by parsing it: in lower case, each once, in order. */
export function namedPeople(markdown: string): string[] {
  return namesIn(inlineBlocks(markdown));
}

/** The titles that `[[wiki links]]` of a text look for, found by rendering it: each once, in order. */
export function wikiTitlesIn(markdown: string): string[] {
  const titles = new Set<string>();
  const wikiPages = new Map<string, string>();
  wikiPages.has = (title) => {
    titles.add(title);
    return false;
  };
  wikiPages.get = (title) => {
    titles.add(title);
    return undefined;
  };
  renderMarkdown(markdown, { wikiPages });
  return [...titles].filter((title) => title !== '');
}
