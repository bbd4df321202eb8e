import type { TokenGrammar } from './runs.ts';
import { WORD } from './word-tokens.ts';

/**
 * Sanitised HTML as tags, words, white space and single other characters; joined they are the HTML.
 * A formula, a picture or a box is one token, because a change inside it cannot be marked.
 */
export function htmlTokens(sanitizedHtml: string): string[] {
  return sanitizedHtml.match(HTML_TOKEN) ?? [];
}

/** Whether a token is a tag, unlike `img`, `input` and formulas, which are content. */
export function isTag(token: string): boolean {
  return token.startsWith('<') && !CONTENT_TAG.test(token);
}

/** The name of a tag, without slash or attributes. */
export function tagName(tag: string): string {
  return /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
}

/** HTML is made of blocks, and a change reads well that starts with the opening tag of one. */
export const HTML_GRAMMAR: TokenGrammar = {
  endsChunk: (token) => token.includes('\n') || (token.startsWith('</') && isBlockTag(token)),
  isGoodStart: (_, first = '') => !first.startsWith('</') && isBlockTag(first),
};

/** Whether a token is a tag with different lines before and after it. */
export function isBlockTag(token: string): boolean {
  return isTag(token) && BLOCKS.has(tagName(token));
}

const MATH = '<math[ >](?:(?!<math[ >]).)*?</math>';
const FORMULA = `<span class="katex">${MATH}</span>|${MATH}`;
const HTML_TOKEN = new RegExp(`${FORMULA}|<[^>]*>|&\\w+;|${WORD}|\\s+|.`, 'gsu');
const CONTENT_TAG = /^<(?:img|input|math|span class="katex"><math)[ >]/;
const BLOCKS = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'blockquote', 'pre', 'hr', 'br'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'details', 'summary'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);
