import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment } from 'parse5';
import { isTooDeep } from './nesting.ts';

export { serialize } from 'parse5';

type Attributes = Readonly<Record<string, string>>;
export type ForeignElement = DefaultTreeAdapterTypes.Element;
export type ForeignNode = DefaultTreeAdapterTypes.ChildNode;
export type ForeignParent = DefaultTreeAdapterTypes.ParentNode;

/**
 * The tree of another program's HTML, as browsers build it. It may be changed, and written with `serialize`. Null for HTML
 * that is nested deeper than a tree can be walked.
 */
export function parseForeign(source: string): ForeignParent | null {
  return isTooDeep(source) ? null : parseFragment(source);
}

/** The elements that are in a tree now, outer ones first. */
export function elementsIn(tree: ForeignParent): ForeignElement[] {
  const found: ForeignElement[] = [];
  // Without recursion: texts may be nested deeper than calls can be.
  const waiting: ForeignNode[] = tree.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('tagName' in node)) continue;
    found.push(node);
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return found;
}

export function attributeOf({ attrs }: ForeignElement, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

export function setAttribute(element: ForeignElement, name: string, value: string): void {
  element.attrs = [
    ...element.attrs.filter((attribute) => attribute.name !== name),
    { name, value },
  ];
}

export function hasClass(element: ForeignElement, ...names: readonly string[]): boolean {
  const classes = attributeOf(element, 'class')?.split(/\s+/) ?? [];
  return names.some((name) => classes.includes(name));
}

export function newElement(
  name: string,
  attributes: Attributes = {},
  children: readonly (ForeignNode | string)[] = [],
): ForeignElement {
  const attrs = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
  const element = defaultTreeAdapter.createElement(name, html.NS.HTML, attrs);
  append(element, children);
  return element;
}

export function append(parent: ForeignElement, children: readonly (ForeignNode | string)[]): void {
  for (const child of children) {
    if (typeof child === 'string') defaultTreeAdapter.insertText(parent, child);
    else {
      if (child.parentNode) defaultTreeAdapter.detachNode(child);
      defaultTreeAdapter.appendChild(parent, child);
    }
  }
}

/** Puts others in the place of a node, or nothing. */
export function replace(node: ForeignNode, others: readonly (ForeignNode | string)[] = []): void {
  const parent = node.parentNode;
  if (!parent) return;
  for (const other of others) {
    if (typeof other === 'string') defaultTreeAdapter.insertTextBefore(parent, other, node);
    else {
      if (other.parentNode) defaultTreeAdapter.detachNode(other);
      defaultTreeAdapter.insertBefore(parent, other, node);
    }
  }
  defaultTreeAdapter.detachNode(node);
}

/** The same element under another name, with its children and the attributes given. */
export function renamed(element: ForeignElement, name: string, attributes: Attributes = {}) {
  return newElement(name, attributes, element.childNodes.slice());
}

/** All text in a node, glued. */
export function textOf(node: ForeignNode): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The first element in a node, itself included, of which the condition is true. */
export function findIn(
  element: ForeignElement,
  isSought: (element: ForeignElement) => boolean,
): ForeignElement | undefined {
  return isSought(element) ? element : elementsIn(element).find(isSought);
}
