import type { Element, ElementContent, Nodes, Root } from 'hast';
import { BLOCK_ELEMENTS } from './block-elements.ts';
import { findElement, innerText, texSource } from './html-tree.ts';
import { isSeen } from './is-seen.ts';
import { onOneLine } from './one-line.ts';
import {
  type EmphasisKind,
  emphasisKind,
  partTouching,
  prepareEmphasis,
  type Touching,
  withinLines,
} from './prepare-emphasis.ts';
import { addItem, isStrayList, itemsOf, LISTS, splitAtLists } from './prepare-lists.ts';
import { raisedFigures } from './raised-figures.ts';

/** Stands for a space in code, which the converter would collapse. A noncharacter: no text holds it. */
const CODE_SPACE = '\uFDD0';

/** Where a formula bears its TeX, in which the converter would make spaces of the ends of lines. */
const TEX = 'dataTex';

function withTex(math: Element): Element {
  const tex = texSource(math);
  return tex === null ? math : { ...math, properties: { ...math.properties, [TEX]: tex } };
}

/** The TeX of a prepared formula, if it still says so. */
export function texOf(math: Element): string | null {
  const tex = math.properties[TEX];
  return typeof tex === 'string' ? tex : null;
}

/** Gives code its spaces back. */
export function withCodeSpaces(text: string): string {
  return text.replaceAll(CODE_SPACE, ' ');
}

/**
 * A tree of sanitised HTML in the shape that Markdown can say: items stand in lists, emphasis stands round something and
 * within a line, a cell of a table is one line, and what is emphasised twice in a row is emphasised once.
 */
export function prepareTree(tree: Root, touching: Touching): Root {
  const place: Place = { parent: '', isPre: false, emphasis: new Set(), touching };
  return { ...tree, children: prepareChildren(tree.children, place) };
}

interface Place {
  /** The name of the element that it stands in. */
  readonly parent: string;
  readonly isPre: boolean;
  /** The kinds of emphasis round it. */
  readonly emphasis: ReadonlySet<EmphasisKind>;
  readonly touching: Touching;
}

function prepareChildren<Node extends Root['children'][number]>(
  children: readonly Node[],
  place: Place,
): (Node | ElementContent)[] {
  const prepared: (Node | ElementContent)[] = [];
  for (const child of children) {
    if (child.type === 'text') add(prepared, { ...child }, place);
    else if (child.type !== 'element') prepared.push(child);
    else for (const node of prepareElement(child, place)) add(prepared, node, place);
  }
  return prepared;
}

/** Adds what is prepared to its siblings. */
function add(
  siblings: (Root['children'][number] | ElementContent)[],
  node: ElementContent,
  place: Place,
): void {
  const last = siblings.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.value += node.value;
  else if (node.type !== 'element') siblings.push(node);
  else if (node.tagName === 'li' && !LISTS.has(place.parent)) addItem(siblings, node);
  else if (node.tagName === 'p' && node.children.some(isStrayList)) {
    siblings.push(...splitAtLists(node));
  } else if (last?.type === 'element' && mayJoin(last, node)) {
    for (const child of node.children) add(last.children, child, place);
  } else if (ONLY_ROUND.test(node.tagName) && !isSeen(node)) {
    // It parts what stands before and after it.
    if (last !== undefined && !isBlock(last))
      siblings.push({ ...node, tagName: 'br', children: [] });
  } else
    siblings.push(
      ...(last?.type === 'element' ? partTouching(last, node, place.touching) : [node]),
    );
}

/** Blocks that are nothing without something in them. */
const ONLY_ROUND = /^(?:p|div|section|h[1-6]|[duo]l|details|summary|figure|figcaption)$/;

function isBlock(node: Nodes): boolean {
  return node.type === 'element' && BLOCK_ELEMENTS.has(node.tagName);
}

function prepareElement(element: Element, place: Place): ElementContent[] {
  const { tagName, children } = element;
  if (tagName === 'math') return [withTex(element)];
  if (CODE.has(tagName) && !place.isPre) return codeOnOneLine(element);
  const figures = raisedFigures(element);
  if (figures !== null) return [figures];
  const kind = emphasisKind(element);
  const isPre = place.isPre || tagName === 'pre';
  const prepared = prepareChildren(LINE.test(tagName) ? onOneLine(children) : children, {
    ...{ parent: tagName, isPre, touching: place.touching },
    emphasis: kind === undefined ? place.emphasis : new Set([...place.emphasis, kind]),
  });
  if (TRANSPARENT.has(tagName)) return prepared;
  const isFlow = isBlock(element) && !isPre;
  const whole = { ...element, children: isFlow ? withoutOuterBreaks(prepared) : prepared };
  if (kind !== undefined && !isPre) return prepareEmphasis(whole, place.emphasis, place.touching);
  return SHAPES[tagName]?.(whole, place) ?? [whole];
}

/** What elements become that Markdown cannot say as they are. */
const SHAPES: Readonly<Record<string, (element: Element, place: Place) => ElementContent[]>> = {
  a: (link) => withinLines(link, (line) => linked(link, line)),
  caption: (caption) => [{ ...caption, tagName: 'p' }],
  dd: inListOfTerms,
  details: (details) => [{ ...details, tagName: 'div' }],
  dl: (list) => [{ ...list, children: itemsOf(list.children, ['dd', 'dt']) }],
  dt: inListOfTerms,
  ol: listOfItems,
  table: tableBelowCaption,
  ul: listOfItems,
};

function linked(link: Element, line: readonly ElementContent[]): ElementContent[] {
  return line.some(isSeen) ? [{ ...link, children: [...line] }] : [...line];
}

function inListOfTerms(element: Element, { parent }: Place): Element[] {
  return [parent === 'dl' ? element : { ...element, tagName: 'div' }];
}

function listOfItems(list: Element): Element[] {
  return [{ ...list, children: itemsOf(list.children, ['li']) }];
}

/** Tables of Markdown have no captions, which are paragraphs by now. */
function tableBelowCaption(table: Element): ElementContent[] {
  const isCaption = (node: ElementContent) => node.type === 'element' && node.tagName === 'p';
  const rows = table.children.filter((node) => !isCaption(node));
  return [...table.children.filter(isCaption), { ...table, children: rows }];
}

/** Of these Markdown says no more than what they hold. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  ...['abbr', 'bdi', 'bdo', 'cite', 'dfn', 'ins', 'small', 'span', 'sub', 'sup', 'time'],
  ...['ruby', 'rb', 'rt', 'rp'],
]);

/** What Markdown writes on one line. */
const LINE = /^(?:td|th|h[1-6]|caption|summary)$/;

/** Without the ends of lines before and after everything else, which Markdown cannot say. */
function withoutOuterBreaks(children: readonly ElementContent[]): ElementContent[] {
  const isContent = (node: ElementContent) =>
    node.type === 'text'
      ? node.value.trim() !== ''
      : node.type === 'element' && node.tagName !== 'br';
  const first = children.findIndex(isContent);
  return first === -1 ? [] : children.slice(first, children.findLastIndex(isContent) + 1);
}

/** Code in Markdown holds no links, so that links hold it. */
function codeOnOneLine(code: Element): Element[] {
  if (findElement(code, 'a') !== null) return code.children.flatMap((child) => codeIn(code, child));
  const text = onOneLine(code.children).map(innerText).join('');
  if (text === '') return [];
  return [{ ...code, children: [{ type: 'text', value: text.replace(/\s+/g, CODE_SPACE) }] }];
}

function codeIn(code: Element, child: ElementContent): Element[] {
  if (child.type !== 'element') return codeOnOneLine({ ...code, children: [child] });
  const inner = codeOnOneLine({ ...code, children: child.children });
  return child.tagName === 'a' && inner.length > 0 ? [{ ...child, children: inner }] : inner;
}

const CODE: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'var']);

function mayJoin(before: Element, after: Element): boolean {
  if (CODE.has(before.tagName)) return CODE.has(after.tagName);
  const kind = emphasisKind(before);
  return kind !== undefined && kind === emphasisKind(after);
}
