import { Parser } from 'htmlparser2';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseUrl } from '../../../src/lib/parse-url.ts';
import { parseInPage } from './parse-in-page.ts';

/**
 * What in the HTML could run, load or restyle anything, read once by the sanitiser's own parser and
 * once as browsers read (parse5). Empty for harmless HTML.
 */
export function scriptableParts(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => found.push(...dangers(name, Object.entries(attributes))),
    oncomment: () => found.push('a comment'),
    onprocessinginstruction: (name) => found.push(name),
  });
  parser.end(html);
  visit(parseInPage(html), found);
  return found;
}

type Node = DefaultTreeAdapterTypes.Node;

function visit(node: Node, found: string[]): void {
  if ('attrs' in node) {
    const attributes = node.attrs.map(({ prefix, name, value }): [string, string] => {
      return [prefix ? `${prefix}:${name}` : name, value];
    });
    found.push(...dangers(node.nodeName, attributes));
  }
  if (node.nodeName === '#comment') found.push('a comment');
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, found);
}

function dangers(name: string, attributes: readonly [string, string][]): string[] {
  const found = FORBIDDEN_ELEMENTS.test(name) ? [`<${name}>`] : [];
  for (const [attribute, value] of attributes) {
    if (FORBIDDEN_ATTRIBUTES.test(attribute)) found.push(`${name} ${attribute}`);
    if (/^(?:href|src)$/.test(attribute) && !isHarmlessUrl(value)) found.push(`${name} ${value}`);
    if (attribute === 'id' && !/^(?:h-|fn)/.test(value)) found.push(`${name} #${value}`);
  }
  return found;
}

const FORBIDDEN_ELEMENTS =
  /^(?:script|style|link|meta|base|title|i?frame|frameset|object|embed|applet|param|svg|image|animate.*|set|use|foreignobject|form|button|textarea|select|option|keygen|isindex|template|slot|portal|noscript|noembed|noframes|xmp|plaintext|listing|audio|video|source|track|canvas|map|area|dialog|marquee|mglyph|malignmark|maction|annotation-xml|html|head|body)$/i;
const FORBIDDEN_ATTRIBUTES =
  /^(?:on.*|style|srcdoc|srcset|imagesrcset|action|formaction|xlink:.*|background|poster|data.*|cite|ping|target|name|is|nonce|dynsrc|lowsrc|longdesc|usemap|http-equiv|contenteditable|autofocus|tabindex|accesskey|popover.*|part|slot)$/i;

/** A page of the web, a mail address, or a place on our own site, read as browsers read (URL). */
function isHarmlessUrl(url: string): boolean {
  const base = new URL('https://ours.example/posts/1');
  if (parseUrl(url, base) === null) return true;
  const read = new URL(url, base);
  if (read.protocol === 'mailto:') return true;
  return /^https?:\/\//i.test(url) ? /^https?:$/.test(read.protocol) : read.origin === base.origin;
}
