import { WORD_CHARACTERS } from './word-bounds.ts';

/** Of a token of a line what it takes to tell where it stands. */
interface Placed {
  readonly type: string;
  readonly content: string;
  readonly nesting: number;
}

/** `@name` in a piece of text. */
export interface Mention<Token> {
  readonly token: Token;
  /** In lower case. */
  readonly name: string;
  /** Where its `@` stands in the token's content, and where its name ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * `@name`, where no word, address, path or other `@` runs into it on either side: `@ada_lovelace`,
 * `@ada.lovelace`, `@ada@social.example` and `@ada/core` do not mention ada, `@ada's` and `(@ada).` do.
 */
const MENTION = new RegExp(
  `(?<![${WORD_CHARACTERS}@＠/.-])@([a-z0-9]+(?:-[a-z0-9]+)*)` +
    `(?![${WORD_CHARACTERS}@＠]|[-./\\\\+][${WORD_CHARACTERS}]|:[\\w-]+\\.\\p{L})`,
  'giu',
);

/** The mentions in the tokens of one block's lines. What stands in code or in a link mentions nobody. */
export function findMentions<Token extends Placed>(tokens: readonly Token[]): Mention<Token>[] {
  const found: Mention<Token>[] = [];
  let openLinks = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'link_open') openLinks += 1;
    if (token.type === 'link_close') openLinks -= 1;
    if (token.type !== 'text' || openLinks > 0 || !token.content.includes('@')) continue;
    // A word may go on where emphasis or a link begins or ends.
    const before = neighbour(tokens, index, -1).slice(-CONTEXT);
    const after = neighbour(tokens, index, 1).slice(0, CONTEXT);
    const text = before + token.content + after;
    for (const { 0: whole, 1: name = '', index: at } of text.matchAll(MENTION)) {
      const start = at - before.length;
      const end = start + whole.length;
      if (start < 0 || end > token.content.length) continue;
      found.push({ token, name: name.toLowerCase(), start, end });
    }
  }
  return found;
}

const CONTEXT = 40;

/** The text that stands right beside a token, whatever begins or ends between the two. */
function neighbour(tokens: readonly Placed[], index: number, step: 1 | -1): string {
  for (let next = index + step; tokens[next] !== undefined; next += step) {
    const token = tokens[next];
    if (token?.type === 'text') return token.content;
    if (token?.nesting === 0) return '';
  }
  return '';
}
