import { escapeHtml } from '../lib/escape-html.ts';
import { excerpt } from './excerpt.ts';
import { unescapeHtml } from './unescape-html.ts';

/** Formulas, tags and texts as `sanitize` writes them: `<` and `>` are escaped in texts and attributes. */
const TOKEN = /<math\b.*?<\/math>|<[^>]*>|[^<]+/gs;
const TEX = /<annotation\b.*?<\/annotation>/gs;
/** Elements without content. Pictures are not part of an excerpt. */
const VOID_TAG = /^<(?:br|hr|img|input|wbr|source|col)\b/;

/**
 * The beginning of sanitised HTML with at most `length` characters of text, and "…" after it if there is more. It is cut
 * between words, never inside a formula, and every element that is open there is closed. It is as safe as what it is
 * cut from: nothing is added but "…" and closing tags.
 */
export function excerptHtml(sanitizedHtml: string, length: number): string {
  const open: string[] = [];
  let html = '';
  let left = length;
  /** Where the text ended so far: before elements of which nothing is shown. */
  let end = { html: '', open: [] as readonly string[] };
  for (const [token] of sanitizedHtml.matchAll(TOKEN)) {
    if (token.startsWith('<') && !token.startsWith('<math')) {
      if (!token.startsWith('<img')) html += token;
      if (token.startsWith('</')) open.pop();
      else if (!VOID_TAG.test(token)) open.push(tagName(token));
      continue;
    }
    const text = readableText(token);
    if (text.length > left) {
      const words = token.startsWith('<') ? '' : wordsOf(text, left);
      if (words !== '') return `${html}${asText(words)}…${closing(open)}`;
      if (end.html !== '') return `${end.html.trimEnd()}…${closing(end.open)}`;
      return html + asText(excerpt(text, left + 1)) + closing(open);
    }
    html += token;
    left -= text.length;
    if (text.trim() !== '') end = { html, open: [...open] };
  }
  return html;
}

/** What counts of a text or formula. Line breaks between elements are no part of the text. */
function readableText(token: string): string {
  if (token.startsWith('<')) return unescapeHtml(token.replace(TEX, '').replace(/<[^>]*>/g, ''));
  return /^\s*\n\s*$/.test(token) ? '' : unescapeHtml(token);
}

/** As many whole words as fit. */
function wordsOf(text: string, length: number): string {
  return /^.*\S(?=\s)/s.exec(text.slice(0, length + 1))?.[0] ?? '';
}

/** As `sanitize` writes texts, in which quotation marks are themselves. */
function asText(text: string): string {
  return escapeHtml(text).replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

function tagName(tag: string): string {
  return /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
}

function closing(open: readonly string[]): string {
  return open
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
}
