import type { Token } from 'markdown-it';
import { inlineBlocksOf, namesIn } from './inline-blocks.ts';
import { linksIn } from './link-addresses.ts';

/** What a write needs to know of a text besides its forms. */
export interface TextFacts {
  /** The names outside quotations, in lower case. */
  readonly addressed: readonly string[];
  /** Where its links lead, in order. */
  readonly links: readonly string[];
}

export const NO_FACTS: TextFacts = { addressed: [], links: [] };

/**
 * Reads the tokens that a text was rendered from, so that it is parsed once.
 *
 * @param env of the parser; where names became links, it has the names
 */
export function factsOf(
  tokens: readonly Token[],
  env: { readonly addressed?: readonly string[] },
): TextFacts {
  const blocks = inlineBlocksOf(tokens);
  return {
    addressed: env.addressed ?? namesIn(blocks.filter(({ isQuoted }) => !isQuoted)),
    links: linksIn(blocks.flatMap((block) => block.tokens)),
  };
}
