import { settleAnchors } from './foreign-anchors.ts';
import { settleFootnotes } from './foreign-footnotes.ts';
import { foreignFormula } from './foreign-formulas.ts';
import {
  append,
  attributeOf,
  elementsIn,
  type ForeignElement,
  type ForeignNode,
  findIn,
  hasClass,
  newElement,
  parseForeign,
  renamed,
  replace,
  serialize,
  setAttribute,
} from './foreign-tree.ts';

/**
 * What other programs say by classes and elements that the allow-list does not know, in elements that it knows:
 * formulas of MathJax, spoilers, foldable sections, footnotes of word processors, the way back from footnotes, what links
 * within the text lead to, and links to what is embedded. A text that is nested too deep stays as it is.
 */
export function toKnownElements(html: string): string {
  const tree = FOREIGN.test(html) ? parseForeign(html) : null;
  if (tree === null) return html;
  for (const element of elementsIn(tree)) settle(element);
  settleFootnotes(tree);
  settleAnchors(tree);
  return serialize(tree);
}

const FOREIGN =
  /<(?:iframe|embed|object|video|audio|oembed|mjx-container|script)\b|\b(?:data-oembed-url|mjx-chtml|mjpage|math-tex|MathJax\w*|spoilers?|spoiler-v2|detailsBlock|footnote-back-link)\b|\bhref\s*=\s*["']?#(?!fn)/i;

const EMBEDDED = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'oembed']);

function settle(element: ForeignElement): void {
  const others = foreignFormula(element) ?? linkToEmbedded(element) ?? backLink(element);
  if (others !== null) replace(element, others);
  else if (hasClass(element, 'spoiler', 'spoilers', 'spoiler-v2')) settleSpoiler(element);
  else if (hasClass(element, 'detailsBlock')) settleDetails(element);
}

/** Where a note leads back to its place in the text, in the form that footnotes have here. */
function backLink(element: ForeignElement): ForeignElement[] | null {
  if (!hasClass(element, 'footnote-back-link')) return null;
  const link = findIn(element, ({ tagName }) => tagName === 'a');
  const href = link && attributeOf(link, 'href');
  return href ? [newElement('a', { href, class: 'footnote-backref' }, ['↩︎'])] : null;
}

/** Nothing is embedded here: there is a link to it, unless what it holds says where it is. */
function linkToEmbedded(element: ForeignElement): ForeignNode[] | null {
  const isEmbedded =
    EMBEDDED.has(element.tagName) || attributeOf(element, 'data-oembed-url') !== undefined;
  if (!isEmbedded) return null;
  const ownLink = findIn(element, ({ tagName }) => tagName === 'a');
  if (ownLink !== undefined) return [ownLink];
  const source = findIn(element, (inner) => addressIn(inner) !== undefined);
  const address = source && addressIn(source);
  if (address === undefined) return element.childNodes.slice();
  const href = address.replace(/^\/\//, 'https://');
  if (/^(?!https?:)[a-z][\w+.-]*:/i.test(href)) return [];
  return [
    newElement('p', {}, [newElement('a', { href }, [attributeOf(element, 'title') || href])]),
  ];
}

function addressIn(element: ForeignElement): string | undefined {
  const names = ['data-oembed-url', 'url', 'src', 'data'];
  return names.map((name) => attributeOf(element, name)).find(Boolean);
}

const BLOCK = /^(?:p|h[1-6])$/;
const HOLDS_BLOCKS = /^(?:li|td|th|dd|dt|div|section|blockquote|figcaption|details)$/;

/** A spoiler within a line hides the whole block: there are none that hide less. */
function settleSpoiler(spoiler: ForeignElement): void {
  if (/^(?:div|blockquote)$/.test(spoiler.tagName)) {
    setAttribute(spoiler, 'class', 'spoiler');
    return;
  }
  let block = spoiler;
  while (!BLOCK.test(block.tagName) && !HOLDS_BLOCKS.test(block.tagName)) {
    const parent = block.parentNode;
    if (!parent || !('tagName' in parent)) break;
    block = parent;
  }
  if (isInSpoiler(block)) return;
  setAttribute(spoiler, 'class', '');
  const hidden = newElement('div', { class: 'spoiler' });
  if (HOLDS_BLOCKS.test(block.tagName)) {
    append(hidden, block.childNodes.slice());
    append(block, [hidden]);
  } else {
    replace(block, [hidden]);
    append(hidden, [block]);
  }
}

function isInSpoiler(element: ForeignElement): boolean {
  for (let around: ForeignElement['parentNode'] = element; around; ) {
    if (!('tagName' in around)) return false;
    if (around.tagName === 'div' && hasClass(around, 'spoiler')) return true;
    around = around.parentNode;
  }
  return false;
}

function settleDetails(block: ForeignElement): void {
  if (block.tagName === 'details') return;
  const title = findIn(block, (inner) => hasClass(inner, 'detailsBlockTitle'));
  const details = renamed(block, 'details');
  replace(block, [details]);
  if (title === undefined) return;
  const summary = renamed(title, 'summary');
  replace(title);
  const inside = details.childNodes.slice();
  append(details, [summary, ...inside]);
}
