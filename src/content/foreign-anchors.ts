import {
  append,
  attributeOf,
  elementsIn,
  type ForeignElement,
  type ForeignParent,
  newElement,
  replace,
  setAttribute,
  textOf,
} from './foreign-tree.ts';
import { headingSlug } from './heading-ids.ts';

/** Elements that may bear an id here. In any other stands one that does. */
const BEARERS =
  /^(?:a|p|div|section|li|td|th|dt|dd|span|sup|figure|blockquote|table|ul|ol|dl|pre)$/;
const HEADING = /^h[1-6]$/;

/** Lets links within a text lead to what they led to: headings by their slugs, all else by an id that `heading-ids.ts` knows. */
export function settleAnchors(tree: ForeignParent): void {
  const elements = elementsIn(tree);
  const links = elements.filter((element) => fragmentOf(element) !== null);
  if (links.length === 0) return;
  const targets = targetsIn(elements);
  const slugs = new Map<ForeignElement, string>();
  for (const link of links) {
    const fragment = fragmentOf(link) ?? '';
    const target = targets.get(fragment) ?? targets.get(headingSlug(fragment));
    if (target === undefined) continue;
    const slug = slugs.get(target) ?? settleTarget(target, fragment);
    slugs.set(target, slug);
    setAttribute(link, 'href', `#${slug}`);
  }
}

/** What a link within the text names, decoded; null for other elements, and for notes in the form that they have here. */
export function fragmentOf(element: ForeignElement): string | null {
  const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
  if (!href?.startsWith('#') || href.length < 2 || /^#fn/.test(href)) return null;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    // A stray percent sign: the fragment means itself.
    return href.slice(1);
  }
}

/** The first element of each name, also of names as slugs. */
export function targetsIn(elements: readonly ForeignElement[]): Map<string, ForeignElement> {
  const targets = new Map<string, ForeignElement>();
  const slugs = new Map<string, ForeignElement>();
  for (const element of elements) {
    for (const name of namesOf(element)) {
      if (!targets.has(name)) targets.set(name, element);
      const slug = headingSlug(name);
      if (!slugs.has(slug)) slugs.set(slug, element);
    }
  }
  for (const [slug, element] of slugs) if (!targets.has(slug)) targets.set(slug, element);
  return targets;
}

export function namesOf(element: ForeignElement): string[] {
  const names = [
    attributeOf(element, 'id'),
    element.tagName === 'a' ? attributeOf(element, 'name') : '',
  ];
  return names.flatMap((name) => (name ? [name] : []));
}

/** @returns what links to the element name */
function settleTarget(target: ForeignElement, fragment: string): string {
  const heading = headingAt(target);
  if (heading !== null) return headingSlug(textOf(heading));
  const slug = headingSlug(fragment);
  const id = `h-${slug}`;
  if (target.tagName === 'a' && attributeOf(target, 'href') === undefined) {
    replace(target, [newElement('span', { id }), ...target.childNodes.slice()]);
  } else if (BEARERS.test(target.tagName)) setAttribute(target, 'id', id);
  else {
    const inside = target.childNodes.slice();
    append(target, [newElement('span', { id }), ...inside]);
  }
  return slug;
}

/** The heading that an element is, is in, or stands before with nothing in it. */
function headingAt(target: ForeignElement): ForeignElement | null {
  for (let around: ForeignElement['parentNode'] = target; around && 'tagName' in around; ) {
    if (HEADING.test(around.tagName)) return around;
    around = around.parentNode;
  }
  if (textOf(target).trim() !== '') return null;
  const siblings = target.parentNode?.childNodes ?? [];
  let at = siblings.indexOf(target) + 1;
  for (let node = siblings[at]; node && !('tagName' in node) && textOf(node).trim() === ''; ) {
    at += 1;
    node = siblings[at];
  }
  const after = siblings[at];
  return after && 'tagName' in after && HEADING.test(after.tagName) ? after : null;
}
