import { unescapeHtml } from '../../../content/unescape-html.ts';
import { sectionFragment } from '../../../content/wiki-links.ts';
import { attributeOf } from '../../fidelity/html-pieces.ts';

/** Elements that people may write in a wikitext; any other is text. */
const ALLOWED = new Set([
  ...['b', 'i', 'u', 's', 'del', 'ins', 'sup', 'sub', 'small', 'big', 'code', 'tt', 'kbd', 'var'],
  ...[
    'samp',
    'cite',
    'span',
    'font',
    'br',
    'div',
    'p',
    'blockquote',
    'center',
    'table',
    'tr',
    'td',
  ],
  ...['th', 'caption', 'thead', 'tbody', 'tfoot', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'hr', 'h1'],
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'strike', 'em', 'strong', 'abbr', 'dfn', 'q', 'mark', 'time'],
  ...['ruby', 'rb', 'rt', 'rp', 'rtc', 'bdi', 'bdo', 'wbr', 'data'],
]);

/** Other names for what HTML has now. */
const ALIASES: Readonly<Record<string, string>> = { tt: 'code', strike: 's', center: 'div' };

/** Attributes that mean something to readers. */
const KEPT = [
  'id',
  'align',
  'colspan',
  'rowspan',
  'scope',
  'dir',
  'lang',
  'title',
  'start',
  'value',
  'type',
];

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s(?:[^<>"]|"[^"<>]*")*)?)(\/?)>|[<>]|&(?!#?\w{1,30};)/gi;

/**
 * Makes a wikitext safe to become HTML: tags that are allowed stay, with the attributes that matter, and every
 * other `<`, `>` and `&` is a character.
 */
export function cleanTags(wikitext: string): string {
  return wikitext.replace(TAG, (found, slash, written: string | undefined, attributes: string) => {
    if (written === undefined) return ENTITIES[found] ?? found;
    const name = written.toLowerCase();
    if (!ALLOWED.has(name)) return found.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const tag = ALIASES[name] ?? name;
    if (slash === '/') return name === 'br' ? '<br>' : `</${tag}>`;
    return `<${tag}${keptAttributes(attributes)}>`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** What is left of attributes, escaped so that no later step reads them as wikitext. */
export function keptAttributes(written: string): string {
  if (!written.includes('=')) return '';
  const align = /text-align\s*:\s*(left|right|center|justify)/i.exec(written)?.[1];
  return KEPT.map((name) => {
    const value = (name === 'align' ? align : undefined) ?? attributeOf(written, name);
    if (value === undefined) return '';
    // What links with `#` lead to, in the form that ids of headings have.
    const told = name === 'id' ? `h-${sectionFragment(unescapeHtml(value))}` : value;
    return ` ${name}="${escaped(told)}"`;
  }).join('');
}

function escaped(value: string): string {
  return value
    .replace(/[\s\u007f]+/g, ' ')
    .replace(/[&<>"'[\]{}|=*#:;!]/g, (char) => `&#${char.charCodeAt(0)};`);
}
