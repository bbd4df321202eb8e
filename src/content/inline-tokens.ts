import { markdownParser } from './markdown-parser.ts';

/**
 * What stands in the lines of a text: words, links, code. Nothing of a text that is past the limits:
 * such a one is shown as its source.
 */
export function inlineTokens(markdown: string) {
  try {
    return markdownParser.parse(markdown, {}).flatMap((block) => block.children ?? []);
  } catch {
    return [];
  }
}
