import MarkdownIt from 'markdown-it';
import type { SourceText } from '../records.ts';
import { likeness } from './likeness.ts';

/** How the texts of a site are to be read. */
export interface Dialect {
  /** Where relative links lead: https://bicycles.stackexchange.com */
  readonly origin: string;
  /** Whether `$…$` is a formula. */
  readonly hasMaths: boolean;
}

/** Line feeds alone, where Windows' line ends came with the text. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Markdown of a post as we write it: links lead back to the site, and prices are no formulas. */
export function postMarkdown(markdown: string, { origin, hasMaths }: Dialect): string {
  const linked = markdown
    .replace(/(\]\(<?)\/(?!\/)/g, `$1${origin}/`)
    .replace(/^( {0,3}\[[^\]\n]+\]:\s+<?)\/(?!\/)/gm, `$1${origin}/`);
  return hasMaths ? linked : escapeDollars(linked);
}

/** HTML of a post or a biography: links lead back to the site. */
export function postHtml(html: string, origin: string): string {
  return html.replace(/((?:href|src)=")\/(?!\/)/g, `$1${origin}/`);
}

/** A comment: one paragraph, whatever it begins with. */
export function commentMarkdown(text: string, dialect: Dialect): string {
  const line = text.trim().replace(/\s*[\r\n]\s*/g, ' ');
  return postMarkdown(line, dialect)
    .replace(BLOCK_START, '\\$&')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}

/** What would begin a heading, list, quote, rule, table, code block or definition of a link. */
const BLOCK_START =
  /^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|[-*_](?=[-*_ ]+$)|>|\||`{3,}(?=[^`]*$)|~{3,}|\[[^\]]+\]:)/;

/**
 * The text of a version. The site's Markdown allows some HTML, which ours shows as text, and shows the
 * titles of linked questions: such a version keeps its Markdown and is shown as the site's HTML.
 *
 * @param shown the site's own rendering, of the newest version: if it says something else, it counts
 */
export function versionText(markdown: string, shown: string | null, dialect: Dialect): SourceText {
  const ours = postMarkdown(markdown, dialect);
  const hasHtml = HTML_TAG.test(withoutCode(ours));
  if (shown === null) {
    if (!hasHtml) return { markdown: ours };
    return { markdown: ours, html: postHtml(withHtml.render(ours), dialect.origin) };
  }
  const like = likeness(markdown, shown);
  const html = postHtml(shown, dialect.origin);
  if (like === 'different') return { html };
  return hasHtml || like === 'retitled' ? { markdown: ours, html } : { markdown: ours };
}

/** A tag or a comment of HTML; autolinks, `<https://…>`, are none. */
const HTML_TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--/i;

/** Fenced, indented and inline code. */
const CODE =
  /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2|(?![\s\S]))|`+[^`]+`+|^(?: {4}|\t).*$)/gm;

function withoutCode(markdown: string): string {
  return markdown.replace(CODE, '');
}

/** Two dollars on a line could make a formula; outside code the opening ones are escaped. */
function escapeDollars(markdown: string): string {
  if (!/\$[^\n]*\$|\$\$/.test(markdown)) return markdown;
  let rest = 0;
  let escaped = '';
  for (const code of markdown.matchAll(CODE)) {
    escaped += escapeIn(markdown.slice(rest, code.index)) + code[0];
    rest = code.index + code[0].length;
  }
  return escaped + escapeIn(markdown.slice(rest));
}

function escapeIn(text: string): string {
  return text.replace(/(?<![\\\p{L}\p{N}])\$(?=\S)/gu, '\\$');
}

const withHtml = new MarkdownIt({ html: true, linkify: true });
