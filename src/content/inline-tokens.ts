import type { Token } from 'markdown-it';
import { markdownParser } from './markdown-parser.ts';

/** What stands in the lines of one block of a text: words, links, code. */
export interface InlineBlock {
  readonly tokens: readonly Token[];
  /** In a quotation, at any depth. */
  readonly isQuoted: boolean;
}

/** None of a text that is past the limits: such a one is shown as its source. */
export function inlineBlocks(markdown: string): InlineBlock[] {
  const blocks: InlineBlock[] = [];
  let quotes = 0;
  for (const { type, children } of parse(markdown)) {
    if (type === 'blockquote_open') quotes += 1;
    if (type === 'blockquote_close') quotes -= 1;
    if (children !== null) blocks.push({ tokens: children, isQuoted: quotes > 0 });
  }
  return blocks;
}

/** The tokens of all lines. */
export function inlineTokens(markdown: string): Token[] {
  return inlineBlocks(markdown).flatMap(({ tokens }) => tokens);
}

function parse(markdown: string): Token[] {
  try {
    return markdownParser.parse(markdown, {});
  } catch {
    return [];
  }
}
