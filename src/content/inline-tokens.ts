import type { Token } from 'markdown-it';
import { type InlineBlock, inlineBlocksOf } from './inline-blocks.ts';
import { markdownParser } from './markdown-parser.ts';

/** None of a text that is past the limits: such a one is shown as its source. */
export function inlineBlocks(markdown: string): InlineBlock[] {
  return inlineBlocksOf(parse(markdown));
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
