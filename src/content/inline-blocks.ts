import type { Token } from 'markdown-it';
import { findMentions } from './find-mentions.ts';

/** What stands in the lines of one block of a text: words, links, code. */
export interface InlineBlock {
  readonly tokens: readonly Token[];
  /** In a quotation, at any depth. */
  readonly isQuoted: boolean;
}

export function inlineBlocksOf(parsed: readonly Token[]): InlineBlock[] {
  const blocks: InlineBlock[] = [];
  let quotes = 0;
  for (const { type, children } of parsed) {
    if (type === 'blockquote_open') quotes += 1;
    if (type === 'blockquote_close') quotes -= 1;
    if (children !== null) blocks.push({ tokens: children, isQuoted: quotes > 0 });
  }
  return blocks;
}

/** What a text has beyond them calls nobody. */
const MAX_NAMED = 20;

/** The first names that these blocks mention, in lower case, each once. */
export function namesIn(blocks: readonly InlineBlock[]): string[] {
  const mentions = blocks.flatMap(({ tokens }) => findMentions(tokens));
  return [...new Set(mentions.map(({ name }) => name))].slice(0, MAX_NAMED);
}
