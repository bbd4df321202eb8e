import type { Element, ElementContent } from 'hast';

/**
 * The items of a list. A list between them belongs to the one before; all else makes one of its own.
 *
 * @param names of the elements that are items; of the first, what stands between them is made
 */
export function itemsOf(
  children: readonly ElementContent[],
  names: readonly [string, ...string[]],
): Element[] {
  const items: Element[] = [];
  let isMade = false;
  for (const child of children) {
    const last = items.at(-1);
    if (child.type === 'element' && names.includes(child.tagName)) {
      items.push(child);
      isMade = false;
    } else if (last !== undefined && (isMade || isList(child))) last.children.push(child);
    else if (child.type === 'element' || (child.type === 'text' && child.value.trim() !== '')) {
      items.push({ type: 'element', tagName: names[0], properties: {}, children: [child] });
      isMade = true;
    }
  }
  return items;
}

export const LISTS: ReadonlySet<string> = new Set(['ol', 'ul']);

function isList(node: ElementContent): boolean {
  return node.type === 'element' && LISTS.has(node.tagName);
}

/** Adds an item that stands in no list to one. */
export function addItem(siblings: unknown[], item: Element): void {
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
export function splitAtLists(paragraph: Element): Element[] {
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

export function isStrayList(node: unknown): node is Element {
  return (
    typeof node === 'object' &&
    node !== null &&
    'properties' in node &&
    STRAY in (node as Element).properties
  );
}
