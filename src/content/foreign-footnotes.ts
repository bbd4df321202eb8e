import { fragmentOf, namesOf, targetsIn } from './foreign-anchors.ts';
import {
  append,
  elementsIn,
  type ForeignElement,
  type ForeignNode,
  type ForeignParent,
  newElement,
  replace,
  setAttribute,
  textOf,
} from './foreign-tree.ts';

/** A link to a note, and the link that leads back from it. */
interface Reference {
  readonly link: ForeignElement;
  readonly back: ForeignElement;
}

interface Note extends Reference {
  /** All of the note, and nothing else. */
  readonly block: ForeignElement;
  readonly label: string;
}

/** A list of notes, and the last of them. */
interface Placed {
  readonly section: ForeignElement;
  readonly list: ForeignElement;
  readonly item: ForeignElement;
}

/**
 * Footnotes as word processors write them: `[1]` links to a paragraph at the end, which begins with a link back. They
 * become notes in the form that they have here.
 */
export function settleFootnotes(tree: ForeignParent): void {
  const references = referencesIn(elementsIn(tree));
  if (references.length === 0) return;
  const links = new Set(references.map(({ link }) => link));
  const backs = new Set(references.map(({ back }) => back));
  const used = new Set<string>();
  const blocks = new Set<ForeignElement>();
  let last: Placed | null = null;
  for (const reference of references) {
    const block = blockOf(reference.back, { links, backs });
    if (block === null || blocks.has(block)) continue;
    blocks.add(block);
    const note: Note = { ...reference, block, label: labelOf(reference.link, used) };
    settleReference(note);
    last = settleNote(note, last);
  }
}

/** Links that another link leads back to, in their order. */
function referencesIn(elements: readonly ForeignElement[]): Reference[] {
  const links = elements.filter((element) => fragmentOf(element) !== null);
  if (links.length < 2) return [];
  const places = new Map(links.map((link, place) => [link, place]));
  const targets = targetsIn(elements);
  const found: Reference[] = [];
  const taken = new Set<ForeignElement>();
  const linksIn = new Map<ForeignElement, Map<string, ForeignElement>>();
  for (const link of links) {
    const target = targets.get(fragmentOf(link) ?? '');
    if (target === undefined || !isShort(link) || taken.has(link)) continue;
    const inside = linksIn.get(target) ?? linksByFragment(target);
    linksIn.set(target, inside);
    const back = withAround(link)
      .flatMap(namesOf)
      .map((name) => inside.get(name))
      .find((some) => some !== undefined);
    if (back === undefined || taken.has(back)) continue;
    if ((places.get(back) ?? 0) < (places.get(link) ?? 0)) continue;
    taken.add(link).add(back);
    found.push({ link, back });
  }
  return found;
}

/** The first link to each name that an element is or holds. */
function linksByFragment(target: ForeignElement): Map<string, ForeignElement> {
  const links = new Map<string, ForeignElement>();
  for (const element of [target, ...elementsIn(target)]) {
    const fragment = fragmentOf(element);
    if (fragment !== null && !links.has(fragment)) links.set(fragment, element);
  }
  return links;
}

/** A sign such as `[12]`, `iv` or `*`. */
function isShort(link: ForeignElement): boolean {
  return /^\s*[[(]?[\p{L}\p{N}*†‡§]{1,6}[\])]?\s*$/u.test(textOf(link));
}

/** An element, and what stands around it and nothing else. */
function withAround(element: ForeignElement): ForeignElement[] {
  const all = [element];
  for (let around = element.parentNode; around && 'tagName' in around; around = around.parentNode) {
    if (!/^(?:sup|span|small)$/.test(around.tagName)) break;
    const inner = all.at(-1);
    if (!around.childNodes.every((node) => node === inner || isBlank(node))) break;
    all.push(around);
  }
  return all;
}

interface Ends {
  readonly links: ReadonlySet<ForeignElement>;
  readonly backs: ReadonlySet<ForeignElement>;
}

const BLOCK = /^(?:p|div|li|section|aside|blockquote|dd)$/;

/** The largest block that begins with the link back and holds no other note; null if there is none. */
function blockOf(back: ForeignElement, { links, backs }: Ends): ForeignElement | null {
  let block: ForeignElement | null = null;
  let inner: ForeignElement = back;
  for (let around = back.parentNode; around && 'tagName' in around; around = around.parentNode) {
    if (!beginsWith(around, inner)) break;
    const holdsOthers = elementsIn(around).some(
      (element) => links.has(element) || (backs.has(element) && element !== back),
    );
    if (holdsOthers) break;
    if (BLOCK.test(around.tagName)) block = around;
    if (around.tagName === 'li') break;
    inner = around;
  }
  return block;
}

function beginsWith(around: ForeignElement, inner: ForeignElement): boolean {
  const before = around.childNodes.slice(0, around.childNodes.indexOf(inner));
  return before.every((node) =>
    'value' in node ? node.value.trim() === '' : !('tagName' in node) || isEmpty(node),
  );
}

function isBlank(node: ForeignNode): boolean {
  if ('value' in node) return node.value.trim() === '';
  return !('tagName' in node) || isEmpty(node);
}

function isEmpty(element: ForeignElement): boolean {
  return (
    textOf(element).trim() === '' &&
    ![element, ...elementsIn(element)].some(({ tagName }) =>
      /^(?:img|hr|br|math|input)$/.test(tagName),
    )
  );
}

/** The number of the note if it has one that no other has. */
function labelOf(link: ForeignElement, used: Set<string>): string {
  const number = /\d+/.exec(textOf(link))?.[0];
  let label = number ?? String(used.size + 1);
  while (used.has(label)) label = `${label}n`;
  used.add(label);
  return label;
}

function settleReference({ link, label }: Note): void {
  const whole = withAround(link).at(-1) ?? link;
  const sign = `[${textOf(link)
    .trim()
    .replace(/^[[(]|[\])]$/g, '')}]`;
  const own = newElement('a', { href: `#fn-${label}`, id: `fnref-${label}` }, [sign]);
  replace(whole, [newElement('sup', { class: 'footnote-ref' }, [own])]);
}

function settleNote({ back, block, label }: Note, last: Placed | null): Placed | null {
  const whole = withAround(back).at(-1) ?? back;
  const parent = whole.parentNode;
  const after = parent?.childNodes[parent.childNodes.indexOf(whole) + 1];
  if (after && 'value' in after && !('tagName' in after))
    after.value = after.value.replace(/^[\s.:\u00a0]+/, '');
  replace(whole);
  const item = itemOf(block);
  setAttribute(item, 'id', `fn-${label}`);
  setAttribute(item, 'class', 'footnote-item');
  const paragraph = item.childNodes.findLast((node) => 'tagName' in node);
  const end = paragraph && 'tagName' in paragraph && paragraph.tagName === 'p' ? paragraph : item;
  const own = newElement('a', { href: `#fnref-${label}`, class: 'footnote-backref' }, ['↩︎']);
  append(end, [' ', own]);
  return block.tagName === 'li' ? null : place(item, block, last);
}

/** The note as an item of a list. */
function itemOf(block: ForeignElement): ForeignElement {
  if (block.tagName === 'li') return block;
  const isParagraph = block.tagName === 'p';
  const inside = block.childNodes.slice();
  return newElement('li', {}, isParagraph ? [newElement('p', {}, inside)] : inside);
}

/**
 * Puts a note into the list of the one before it, if nothing but what belongs to that one stands between; else into a list
 * of its own.
 */
function place(item: ForeignElement, block: ForeignElement, last: Placed | null): Placed {
  const siblings = block.parentNode?.childNodes ?? [];
  const between = last === null ? null : nodesBetween(siblings, last.section, block);
  if (last !== null && between !== null) {
    append(
      last.item,
      between.filter((node) => 'tagName' in node),
    );
    append(last.list, [item]);
    replace(block);
    return { ...last, item };
  }
  const list = newElement('ol', { class: 'footnotes-list' });
  const section = newElement('section', { class: 'footnotes' }, [list]);
  replace(block, [section]);
  append(list, [item]);
  return { section, list, item };
}

/** What stands between two siblings, if it can be of a note; else null. */
function nodesBetween(
  siblings: readonly ForeignNode[],
  from: ForeignElement,
  to: ForeignElement,
): readonly ForeignNode[] | null {
  const start = siblings.indexOf(from);
  if (start === -1) return null;
  const found: ForeignNode[] = [];
  for (const node of siblings.slice(start + 1)) {
    if (node === to) return found;
    if (!isOfNote(node)) return null;
    found.push(node);
  }
  return null;
}

/** Further paragraphs of a note, and the space between notes. */
function isOfNote(node: ForeignNode): boolean {
  return 'tagName' in node
    ? /^(?:p|ul|ol|blockquote)$/.test(node.tagName)
    : textOf(node).trim() === '';
}
