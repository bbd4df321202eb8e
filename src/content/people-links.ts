import type { MarkdownIt, StateCore } from 'markdown-it';
import { sitePaths } from '../lib/site-paths.ts';
import { findMentions, type Mention } from './find-mentions.ts';
import { inlineBlocksOf, namesIn } from './inline-blocks.ts';

/** `@name` leads to the person, where `env.people`, a set of names in lower case, has the name. */
export function peopleLinks(parser: MarkdownIt): void {
  parser.core.ruler.push('people_links', (state) => {
    const people = state.env['people'];
    if (!(people instanceof Set) || people.size === 0) return;
    const blocks = inlineBlocksOf(state.tokens);
    // Once they are links, they name nobody.
    state.env['addressed'] = namesIn(blocks.filter(({ isQuoted }) => !isQuoted));
    const named = new Set(namesIn(blocks).filter((name) => people.has(name)));
    if (named.size === 0) return;
    for (const block of state.tokens) {
      if (block.children !== null) block.children = withLinks(state, block.children, named);
    }
  });
}

type Token = StateCore['tokens'][number];

function withLinks(state: StateCore, tokens: Token[], people: ReadonlySet<unknown>): Token[] {
  const mentions = findMentions(tokens).filter(({ name }) => people.has(name));
  if (mentions.length === 0) return tokens;
  const byToken = new Map<Token, Mention<Token>[]>();
  for (const mention of mentions) {
    const inToken = byToken.get(mention.token);
    if (inToken) inToken.push(mention);
    else byToken.set(mention.token, [mention]);
  }
  return tokens.flatMap((token) => {
    const inToken = byToken.get(token);
    return inToken ? linked(state, token, inToken) : [token];
  });
}

function linked(state: StateCore, token: Token, mentions: readonly Mention<Token>[]): Token[] {
  const parts: Token[] = [];
  let position = 0;
  const add = (type: string, tag: string, nesting: -1 | 0 | 1, more: Partial<Token> = {}) =>
    parts.push(Object.assign(new state.Token(type, tag, nesting), more));
  for (const { name, start, end } of mentions) {
    add('text', '', 0, { content: token.content.slice(position, start) });
    add('link_open', 'a', 1, { attrs: [['href', sitePaths.user(name)]] });
    add('text', '', 0, { content: token.content.slice(start, end) });
    add('link_close', 'a', -1);
    position = end;
  }
  add('text', '', 0, { content: token.content.slice(position) });
  return parts;
}
