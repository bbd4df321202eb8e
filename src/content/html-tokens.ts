import { BLOCK_ELEMENTS } from './block-elements.ts';
import type { Rank, TokenGrammar } from './runs.ts';
import { rankOfToken, WORD } from './word-tokens.ts';

/**
 * Sanitised HTML as tags, words, white space and single other characters. A formula, a picture or a box is
 * one token, because a change inside it cannot be marked. Each word of a link is a token with the link's own
 * tags around it, so that a link which leads elsewhere has other words; `joinTokens` makes one link of them.
 */
export function htmlTokens(sanitizedHtml: string): string[] {
  const links: string[] = [];
  const tokens: string[] = [];
  for (const token of sanitizedHtml.match(HTML_TOKEN) ?? []) {
    const link = links.at(-1);
    if (LINK_START.test(token) && !token.endsWith('</a>')) {
      // Repeated for every word, an id would be there more than once.
      links.push(token.replace(/ id="[^"]*"/, ''));
    } else if (token === '</a>') {
      links.pop();
    } else {
      tokens.push(link === undefined || isTag(token) ? token : `${link}${token}</a>`);
    }
  }
  return tokens;
}

/** HTML of tokens. Neighbours in the same link are one link. */
export function joinTokens(tokens: readonly string[]): string {
  let html = '';
  let link: string | undefined;
  for (const token of tokens) {
    const start = LINK_START.exec(token)?.[0];
    const goesOn = start !== undefined && start === link;
    html = goesOn ? html.slice(0, -'</a>'.length) + token.slice(start.length) : html + token;
    link = start;
  }
  return html;
}

/** Whether a token is a tag, unlike words of links, `img`, `input` and formulas, which are content. */
export function isTag(token: string): boolean {
  return token.startsWith('<') && !CONTENT_TAG.test(token);
}

/** The name of a tag, without slash or attributes. */
export function tagName(tag: string): string {
  return /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
}

/** HTML is made of blocks, and a change reads well that starts with the opening tag of one. */
export const HTML_GRAMMAR: TokenGrammar = {
  rankOf(token): Rank {
    const content = token.startsWith('<a') ? contentOfLink(token) : token;
    if (content.startsWith('<')) return isTag(content) ? 'SIGN' : 'WORD';
    return content.startsWith('&') ? 'SIGN' : rankOfToken(content);
  },
  endsChunk: (token) => token.includes('\n') || (token.startsWith('</') && isBlockTag(token)),
  isGoodStart: (_, first = '') => !first.startsWith('</') && isBlockTag(first),
  isWhole(tokens) {
    let open = 0;
    for (const token of tokens) {
      if (!isTag(token) || token.endsWith('/>')) continue;
      open += token.startsWith('</') ? -1 : 1;
      if (open < 0) return false;
    }
    return open === 0;
  },
};

function contentOfLink(token: string): string {
  return token.replace(LINK_START, '').replace(/<\/a>$/, '');
}

/** Whether a token is a tag with different lines before and after it. */
export function isBlockTag(token: string): boolean {
  return isTag(token) && BLOCKS.has(tagName(token));
}

const MATH = '<math[ >](?:(?!<math[ >]).)*?</math>';
const FORMULA = `<span class="katex">${MATH}</span>|${MATH}`;
/** A reference to a note: its id must not be repeated, so it is not divided. */
const REFERENCE = '<a [^>]*\\bid="[^>]*>[^<]*</a>';
const HTML_TOKEN = new RegExp(`${REFERENCE}|${FORMULA}|<[^>]*>|&\\w+;|${WORD}|\\s+|.`, 'gsu');
const LINK_START = /^<a(?: [^>]*)?>/;
const CONTENT_TAG = /^<(?:a|img|input|math|span class="katex"><math)[ >]/;
const BLOCKS = new Set([...BLOCK_ELEMENTS, 'br', 'td', 'th']);
