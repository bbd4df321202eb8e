import type { Element, ElementContent, Root } from 'hast';

/** Stands for a space in code, which the converter would collapse. A noncharacter: no text holds it. */
const CODE_SPACE = '\uFDD0';

/** Gives code its spaces back. */
export function withCodeSpaces(text: string): string {
  return text.replaceAll(CODE_SPACE, ' ');
}

/**
 * A tree of sanitised HTML in the shape that Markdown can say: items stand in lists, and what is emphasised
 * twice in a row is emphasised once.
 */
export function prepareTree(tree: Root): Root {
  return { ...tree, children: prepareChildren(tree.children, { isList: false, isPre: false }) };
}

interface Place {
  readonly isList: boolean;
  readonly isPre: boolean;
}

function prepareChildren<Node extends Root['children'][number]>(
  children: readonly Node[],
  place: Place,
): (Node | Element)[] {
  const prepared: (Node | Element)[] = [];
  for (const child of children) {
    if (child.type !== 'element') {
      prepared.push(child);
      continue;
    }
    const element = prepareElement(child, place);
    const last = prepared.at(-1);
    if (element.tagName === 'li' && !place.isList) addItem(prepared, element);
    else if (element.tagName === 'p' && element.children.some(isStrayList)) {
      prepared.push(...splitAtLists(element));
    } else if (last?.type === 'element' && mayJoin(last, element)) {
      last.children = joinChildren(last.children, element.children);
    } else prepared.push(element);
  }
  return prepared;
}

function prepareElement(element: Element, { isPre }: Place): Element {
  const { tagName, children } = element;
  if (tagName === 'code' && !isPre) return { ...element, children: children.map(withKeptSpaces) };
  const place = { isList: tagName === 'ul' || tagName === 'ol', isPre: isPre || tagName === 'pre' };
  return { ...element, children: tagName === 'math' ? children : prepareChildren(children, place) };
}

function withKeptSpaces(node: ElementContent): ElementContent {
  if (node.type === 'text') return { ...node, value: node.value.replace(/\s+/g, CODE_SPACE) };
  return node.type === 'element' ? { ...node, children: node.children.map(withKeptSpaces) } : node;
}

/** Adds an item that stands in no list to one. */
function addItem(siblings: unknown[], item: Element): void {
  const last = siblings.at(-1);
  if (isStrayList(last)) last.children.push(item);
  else
    siblings.push({
      type: 'element',
      tagName: 'ul',
      properties: { [STRAY]: '' },
      children: [item],
    });
}

/** Paragraphs of what stands before, between and after lists, which no paragraph can hold. */
function splitAtLists(paragraph: Element): Element[] {
  const parts: Element[] = [];
  for (const child of paragraph.children) {
    const last = parts.at(-1);
    if (child.type === 'element' && isStrayList(child)) parts.push(child);
    else if (last?.tagName === 'p') last.children.push(child);
    else parts.push({ ...paragraph, children: [child] });
  }
  return parts;
}

const STRAY = 'dataStray';

function isStrayList(node: unknown): node is Element {
  return (
    typeof node === 'object' &&
    node !== null &&
    'properties' in node &&
    STRAY in (node as Element).properties
  );
}

const EMPHASIS: Readonly<Record<string, string>> = {
  ...{ b: 'strong', strong: 'strong', i: 'em', em: 'em' },
  ...{ s: 'del', del: 'del', code: 'code' },
};

function mayJoin(before: Element, after: Element): boolean {
  const kind = EMPHASIS[before.tagName];
  return kind !== undefined && kind === EMPHASIS[after.tagName];
}

function joinChildren(
  before: readonly ElementContent[],
  after: readonly ElementContent[],
): ElementContent[] {
  const last = before.at(-1);
  const first = after[0];
  if (last?.type !== 'text' || first?.type !== 'text') return [...before, ...after];
  return [...before.slice(0, -1), { ...last, value: last.value + first.value }, ...after.slice(1)];
}
