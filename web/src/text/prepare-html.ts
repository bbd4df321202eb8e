import { decodeFragment } from './address.ts';
import { directBlocks, hasRightToLeft } from './directions.ts';
import { linkHeadings, settleHeadings } from './headings.ts';
import { parseHtml } from './parse-html.ts';
import { holdBackPictures } from './remote-pictures.ts';
import { foldSpoilers } from './spoilers.ts';

/** A text that has none of these is shown as it came. */
const NEEDS_WORK = /<(img|h[1-6]|table|pre|input)\b|\sclass="spoiler"|\sdisplay="block"/;

export interface PrepareOptions {
  /** Of its topmost headings. */
  readonly topLevel: number;
  /** What its ids begin with; empty where they stay as they are. */
  readonly idPrefix: string;
  /** Whether its headings show their addresses. */
  readonly linksHeadings: boolean;
  /** Of the page, which tells the pictures of this site from those of others. */
  readonly address: string;
}

/**
 * Fits a text of the community into a page: its headings below the page's own, wide things scrollable
 * by keyboard, each block in the direction of its script, pictures of other sites held back,
 * spoilers folded.
 */
export function prepareHtml(html: string, options: PrepareOptions): string {
  const { topLevel, idPrefix, linksHeadings, address } = options;
  const needsDirections = hasRightToLeft(html);
  if (idPrefix === '' && !needsDirections && !NEEDS_WORK.test(html)) return html;
  const { content, toHtml } = parseHtml(html);
  settleHeadings(content, topLevel);
  if (idPrefix !== '') prefixIds(content, idPrefix);
  if (linksHeadings) linkHeadings(content);
  if (needsDirections) directBlocks(content);
  holdBackPictures(content, address);
  foldSpoilers(content);
  for (const wide of content.querySelectorAll('pre, math[display=block]')) {
    wide.setAttribute('tabindex', '0');
  }
  for (const table of content.querySelectorAll('table')) makeScrollable(table);
  for (const header of content.querySelectorAll('th')) nameFormula(header);
  for (const box of content.querySelectorAll('input[type=checkbox]')) {
    box.setAttribute('aria-label', box.hasAttribute('checked') ? 'done' : 'to do');
  }
  return toHtml();
}

/** Gives ids another beginning, and points the links within the text at them. */
function prefixIds(content: ParentNode, prefix: string): void {
  const ids = new Set<string>();
  for (const element of content.querySelectorAll('[id]')) {
    ids.add(element.id);
    element.id = prefix + element.id;
  }
  for (const link of content.querySelectorAll('a[href^="#"]')) {
    const id = decodeFragment(link.getAttribute('href')?.slice(1) ?? '');
    if (ids.has(id)) link.setAttribute('href', `#${encodeURIComponent(prefix + id)}`);
  }
}

function makeScrollable(table: HTMLTableElement): void {
  const frame = table.ownerDocument.createElement('div');
  frame.className = 'table-frame';
  frame.setAttribute('tabindex', '0');
  table.replaceWith(frame);
  frame.append(table);
}

/** A header that is nothing but a formula says its TeX: as the name of a column, MathML counts for nothing. */
function nameFormula(header: HTMLTableCellElement): void {
  const formula = header.querySelector(':scope > .katex:only-child');
  const tex = formula?.querySelector('annotation')?.textContent;
  if (!formula || !tex) return;
  formula.setAttribute('aria-hidden', 'true');
  const name = header.ownerDocument.createElement('span');
  name.className = 'visually-hidden';
  name.textContent = tex;
  header.append(name);
}
