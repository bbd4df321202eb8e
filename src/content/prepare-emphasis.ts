import type { Element, ElementContent } from 'hast';
import { BLOCK_ELEMENTS } from './block-elements.ts';
import { innerText } from './html-tree.ts';
import { isSeen } from './is-seen.ts';

export type EmphasisKind = 'strong' | 'em' | 'del';

/** What becomes emphasis of each kind in Markdown. */
const KINDS: Readonly<Record<string, EmphasisKind>> = {
  ...{ b: 'strong', strong: 'strong' },
  ...{ em: 'em', i: 'em', mark: 'em', u: 'em' },
  ...{ del: 'del', s: 'del' },
};

/** Undefined for all other elements. */
export function emphasisKind({ tagName }: Element): EmphasisKind | undefined {
  return KINDS[tagName];
}

/** How emphasis is treated whose marks touch: readers of the Markdown may take it for another emphasis. */
export interface Touching {
  /** Whether it is left to those who read the marks. Else it is taken away where it may be misread. */
  readonly isKept: boolean;
  /** Whether any was taken away so far. */
  isDropped: boolean;
}

/**
 * Emphasis whose content is prepared, in the shape that marks of Markdown can say: round something, without spaces at its
 * ends, within one block, and not within emphasis of its own kind.
 *
 * @param outer the kinds of emphasis round it
 * @returns what stands in its place
 */
export function prepareEmphasis(
  emphasis: Element,
  outer: ReadonlySet<EmphasisKind>,
  touching: Touching,
): ElementContent[] {
  const kind = emphasisKind(emphasis);
  if (kind === undefined || outer.has(kind)) return emphasis.children;
  return withinLines(emphasis, (line) => emphasised(emphasis, line, touching));
}

/** The children of an element that stands round blocks, in which `wrap` gives each line what it stands for. */
export function withinLines(
  element: Element,
  wrap: (line: readonly ElementContent[]) => ElementContent[],
): ElementContent[] {
  if (!element.children.some(isOrHoldsBlock)) return wrap(element.children);
  const runs = new Set<unknown>();
  const parts: Element[] = [];
  for (const child of element.children) {
    const last = parts.at(-1);
    if (isOrHoldsBlock(child)) parts.push(child);
    else if (last !== undefined && runs.has(last)) last.children.push(child);
    else {
      const run: Element = { type: 'element', tagName: 'p', properties: {}, children: [child] };
      runs.add(run);
      parts.push(run);
    }
  }
  return parts.map((part) => ({ ...part, children: withinLines(part, wrap) }));
}

/** Emphasis round the part of a line that is seen. */
function emphasised(
  emphasis: Element,
  line: readonly ElementContent[],
  touching: Touching,
): ElementContent[] {
  const inner = line.flatMap(apartFromSpace);
  const first = inner.findIndex(isSeen);
  if (first === -1) return inner;
  const end = inner.findLastIndex(isSeen) + 1;
  return [
    ...inner.slice(0, first),
    { ...emphasis, children: withMarksAtOneEnd(inner.slice(first, end), touching) },
    ...inner.slice(end),
  ];
}

/**
 * Emphasis that begins or ends with emphasis has a run of marks there, of which marks between letters would take a part:
 * such emphasis within it is taken away.
 */
function withMarksAtOneEnd(
  children: readonly ElementContent[],
  touching: Touching,
): ElementContent[] {
  const end = isEmphasis(children[0]) ? 0 : children.length - 1;
  if (touching.isKept || !isEmphasis(children[end])) return [...children];
  return children.flatMap((child, index) => {
    const inward = children[end === 0 ? index - 1 : index + 1];
    const touches = inward !== undefined && !/^\s*$/.test(edgeOf(inward, end === 0 ? -1 : 0));
    if (index === end || !touches || !isEmphasis(child)) return [child];
    touching.isDropped = true;
    return child.children;
  });
}

/** The first or last character of a node; empty where it has none. */
function edgeOf(node: ElementContent, end: 0 | -1): string {
  return innerText(node).at(end) ?? '';
}

function isEmphasis(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && emphasisKind(node) !== undefined;
}

/** A text as the spaces before it, itself, and the spaces after it. */
function apartFromSpace(node: ElementContent): ElementContent[] {
  if (node.type !== 'text') return [node];
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(node.value) ?? [];
  return [before, text, after].flatMap((value) => (value === '' ? [] : { ...node, value }));
}

function isOrHoldsBlock(node: ElementContent): node is Element {
  if (node.type !== 'element') return false;
  return BLOCK_ELEMENTS.has(node.tagName) || node.children.some(isOrHoldsBlock);
}

/**
 * What stands in the place of an element that touches the one before it. Where two pieces of emphasis touch, emphasis within
 * them is taken away there: so many marks in a row are read in another way. Marks of the same sign that touch become one
 * run, which means something between letters alone: elsewhere the second piece is not emphasised.
 */
export function partTouching(
  before: Element,
  after: Element,
  touching: Touching,
): ElementContent[] {
  const kinds = [emphasisKind(before), emphasisKind(after)];
  if (touching.isKept || kinds.includes(undefined)) return [after];
  touching.isDropped ||= isEmphasis(before.children.at(-1)) || isEmphasis(after.children[0]);
  before.children = withoutEmphasisAt(before.children, -1);
  const part = { ...after, children: withoutEmphasisAt(after.children, 0) };
  const isBetweenLetters = hasLetterAt(before, -1) && hasLetterAt(after, 0);
  if (isBetweenLetters || kinds.includes('del')) return [part];
  touching.isDropped = true;
  return part.children;
}

/** Whether a letter or figure is the first or last thing written in emphasis: round all but text stand signs. */
function hasLetterAt(emphasis: Element, end: 0 | -1): boolean {
  const child = emphasis.children.at(end);
  if (isEmphasis(child)) return hasLetterAt(child, end);
  if (child?.type !== 'text' || child.value.includes('://')) return false;
  return /[\p{L}\p{N}]/u.test([...child.value].at(end) ?? '');
}

/** @param end 0 for the first child, -1 for the last */
function withoutEmphasisAt(children: readonly ElementContent[], end: 0 | -1): ElementContent[] {
  const child = children.at(end);
  if (!isEmphasis(child)) return [...children];
  const inner = withoutEmphasisAt(child.children, end);
  return end === 0 ? [...inner, ...children.slice(1)] : [...children.slice(0, -1), ...inner];
}
