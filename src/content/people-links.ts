import type { MarkdownIt, StateCore } from 'markdown-it';
import { plainPassages } from './plain-passages.ts';

/** `@name`, where no word, address or other `@` runs into it. */
export const NAMED = /(?<![\p{L}\p{N}@/._-])@([a-z0-9]+(?:-[a-z0-9]+)*)/giu;

/** `@name` leads to the person, where `env.people`, a set of names in lower case, has the name. */
export function peopleLinks(parser: MarkdownIt): void {
  parser.core.ruler.push('people_links', (state) => {
    const people = state.env['people'];
    if (!(people instanceof Set) || people.size === 0) return;
    for (const block of state.tokens) {
      if (block.children !== null) block.children = withLinks(state, block.children, people);
    }
  });
}

type Token = StateCore['tokens'][number];

/** What stands in a link stays there. */
function withLinks(state: StateCore, tokens: Token[], people: ReadonlySet<unknown>): Token[] {
  const plain = new Set(plainPassages(tokens));
  return tokens.flatMap((token) => (plain.has(token) ? linked(state, token, people) : [token]));
}

function linked(state: StateCore, token: Token, people: ReadonlySet<unknown>): Token[] {
  const parts: Token[] = [];
  let end = 0;
  const add = (type: string, tag: string, nesting: -1 | 0 | 1, more: Partial<Token> = {}) =>
    parts.push(Object.assign(new state.Token(type, tag, nesting), more));
  for (const { 0: whole, 1: given = '', index } of token.content.matchAll(NAMED)) {
    const name = given.toLowerCase();
    if (!people.has(name)) continue;
    add('text', '', 0, { content: token.content.slice(end, index) });
    add('link_open', 'a', 1, { attrs: [['href', `/users/${name}`]] });
    add('text', '', 0, { content: whole });
    add('link_close', 'a', -1);
    end = index + whole.length;
  }
  if (end === 0) return [token];
  add('text', '', 0, { content: token.content.slice(end) });
  return parts;
}
