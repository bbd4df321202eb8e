import { attributeOf, htmlPieces, plainAddress } from './html-pieces.ts';
import { hasClass, imageAddress } from './meaning.ts';

/** What is counted in a text, in the order of the report. */
export const ELEMENT_KINDS = [
  ...(['formulas', 'links', 'images', 'list items', 'quotes', 'spoilers'] as const),
  ...(['code blocks', 'headings', 'tables'] as const),
] as const;

export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** How often each element occurs, by what tells it from others: a link's address, a formula's TeX. */
export type Elements = ReadonlyMap<ElementKind, ReadonlyMap<string, number>>;

export function elementsIn(html: string): Elements {
  const elements = new Map<ElementKind, Map<string, number>>();
  const count = (kind: ElementKind, which: string) => {
    const counts = elements.get(kind) ?? new Map<string, number>();
    elements.set(kind, counts.set(which, (counts.get(which) ?? 0) + 1));
  };
  for (const piece of htmlPieces(html)) {
    if (piece.is === 'formula') count('formulas', piece.tex);
    else if (piece.is === 'open') countElement(piece.name, piece.attributes, count);
  }
  return elements;
}

function countElement(
  name: string,
  attributes: string,
  count: (kind: ElementKind, which: string) => void,
): void {
  const address = name === 'a' ? attributeOf(attributes, 'href') : undefined;
  if (address !== undefined) count('links', plainAddress(address));
  else if (name === 'img') countImage(imageAddress(attributes), count);
  else if (name === 'li') count('list items', '');
  else if (name === 'blockquote' || name === 'div') {
    if (hasClass(attributes, 'spoiler')) count('spoilers', '');
    else if (name === 'blockquote') count('quotes', '');
  } else if (name === 'pre') count('code blocks', '');
  else if (/^h[1-6]$/.test(name)) count('headings', name);
  else if (name === 'table') count('tables', '');
}

function countImage(address: string, count: (kind: ElementKind, which: string) => void): void {
  if (address !== '') count('images', address);
}

/** Elements that the source has and what is stored has not, of one kind. */
export interface LostElements {
  readonly kind: ElementKind;
  readonly which: string;
  readonly count: number;
}

export interface Comparison {
  readonly total: ReadonlyMap<ElementKind, number>;
  readonly losses: readonly LostElements[];
}

export function compareElements(source: Elements, stored: Elements): Comparison {
  const total = new Map<ElementKind, number>();
  const losses: LostElements[] = [];
  for (const [kind, counts] of source) {
    for (const [which, wanted] of counts) {
      total.set(kind, (total.get(kind) ?? 0) + wanted);
      const lost = wanted - (stored.get(kind)?.get(which) ?? 0);
      if (lost > 0) losses.push({ kind, which, count: lost });
    }
  }
  return { total, losses };
}
