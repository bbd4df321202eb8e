import {
  append,
  attributeOf,
  elementsIn,
  type ForeignElement,
  type ForeignNode,
  hasClass,
  newElement,
  parseForeign,
  renamed,
  replace,
  serialize,
  setAttribute,
  textOf,
} from '../../content/foreign-tree.ts';
import { headingSlug } from '../../content/heading-ids.ts';
import { linkAddress, pictureAddress } from './addresses.ts';
import type { PollDocument } from './documents.ts';
import { emojiOf } from './emoji.ts';
import { pollHtml } from './poll-html.ts';

/** What a text is read with. */
export interface CookedContext {
  /** The address of the forum; null if nobody knows it. */
  readonly base: URL | null;
  /** The polls of the post that it is the text of. */
  readonly polls?: readonly PollDocument[];
  /** Whether the post has its polls apart from its text. */
  readonly hasPollsApart?: boolean;
}

/**
 * HTML as a forum made it, in elements that mean the same everywhere, and without what belongs to its pages: pictures of
 * members in quotations, sizes of files, anchors of headings. Pictures of emoji become characters. Addresses of the forum's own topics lead
 * to this site, which sends them on; all others are absolute. A text that is nested too deep stays as it is.
 */
export function cleanCooked(cooked: string, context: CookedContext): string {
  const tree = parseForeign(cooked);
  if (tree === null) return cooked;
  const anchors = new Map<string, string>();
  for (const element of elementsIn(tree)) settle(element, { ...context, anchors });
  for (const link of elementsIn(tree)) {
    const heading = anchors.get(attributeOf(link, 'href')?.slice(1) ?? '');
    if (heading !== undefined) setAttribute(link, 'href', `#${heading}`);
  }
  return serialize(tree);
}

interface Settling extends CookedContext {
  /** Slugs of headings by the names of the anchors in them. */
  readonly anchors: Map<string, string>;
}

function settle(element: ForeignElement, context: Settling): void {
  const way = hasClass(element, 'poll') ? poll : (WAYS[element.tagName] ?? byClass);
  const others = way(element, context);
  if (others !== null) replace(element, others);
}

/** What stands in the place of an element; null where it stays. */
type Way = (element: ForeignElement, context: Settling) => (ForeignNode | string)[] | null;

const WAYS: Readonly<Record<string, Way>> = {
  a(link, { base, anchors }) {
    if (hasClass(link, 'anchor')) {
      noteAnchor(link, anchors);
      return [];
    }
    const href = attributeOf(link, 'href');
    if (href !== undefined) setAttribute(link, 'href', noteId(linkAddress(href, base)));
    settleId(link);
    if (hasClass(link, 'hashtag-cooked')) settleHashtag(link);
    return null;
  },
  code(code) {
    const { parentNode: around } = code;
    const wrap = around && 'tagName' in around ? attributeOf(around, 'data-code-wrap') : undefined;
    const classes = attributeOf(code, 'class') ?? '';
    const language = wrap ?? /(?:^|\s)lang-([^\s]+)/.exec(classes)?.[1] ?? '';
    if (!NO_LANGUAGE.has(language)) setAttribute(code, 'class', `language-${language}`);
    return null;
  },
  img(image, { base }) {
    if (hasClass(image, 'avatar', 'site-icon')) return [];
    if (hasClass(image, 'emoji')) {
      const name = attributeOf(image, 'alt') || attributeOf(image, 'title') || '';
      return [(hasClass(image, 'emoji-custom') ? null : emojiOf(name)) ?? name];
    }
    setAttribute(image, 'src', pictureAddress(attributeOf(image, 'src') ?? '', base));
    if (!attributeOf(image, 'alt')) {
      const title = attributeOf(image, 'title') ?? titleOfVideo(image);
      if (title !== undefined) setAttribute(image, 'alt', title);
    }
    return null;
  },
  ...{
    audio: absoluteSource,
    iframe: absoluteSource,
    source: absoluteSource,
    video: absoluteSource,
  },
  li: settleId,
  svg: () => [],
};

const NO_LANGUAGE: ReadonlySet<string> = new Set(['', 'auto', 'nohighlight', 'plaintext']);

function byClass(element: ForeignElement, context: Settling): (ForeignNode | string)[] | null {
  if (hasClass(element, 'meta', 'quote-controls')) return [];
  if (hasClass(element, 'math')) return [formula(element)];
  if (hasClass(element, 'spoiled')) setAttribute(element, 'class', 'spoiler');
  if (hasClass(element, 'chcklst-box')) return [box(hasClass(element, 'checked')), ' '];
  if (hasClass(element, 'video-placeholder-container')) {
    const address = attributeOf(element, 'data-video-src') ?? '';
    return [newElement('video', { src: pictureAddress(address, context.base) })];
  }
  if (hasClass(element, 'discourse-post-event')) return event(element);
  const mark = /(?:^|\s)bbcode-([bius])(?:\s|$)/.exec(attributeOf(element, 'class') ?? '')?.[1];
  return mark === undefined ? null : [renamed(element, mark)];
}

function poll(element: ForeignElement, { polls = [], hasPollsApart = false }: Settling) {
  if (hasPollsApart) return [];
  const name = attributeOf(element, 'data-poll-name') ?? 'poll';
  return pollHtml(
    element,
    polls.find((some) => (some.name ?? 'poll') === name),
  );
}

function noteAnchor(anchor: ForeignElement, anchors: Map<string, string>): void {
  const heading = anchor.parentNode;
  const name = attributeOf(anchor, 'name') ?? attributeOf(anchor, 'id');
  if (name !== undefined && heading && 'tagName' in heading) {
    anchors.set(name, headingSlug(textOf(heading)));
  }
}

/** Notes have ids that begin with `footnote-`, and what refers to them ids that begin with `footnote-ref-`. */
function noteId(id: string): string {
  return id.replace(/^(#?)footnote-(ref-)?/, (_, hash: string, ref = '') =>
    ref === '' ? `${hash}fn-` : `${hash}fnref-`,
  );
}

function settleId(element: ForeignElement): null {
  const id = attributeOf(element, 'id');
  if (id !== undefined) setAttribute(element, 'id', noteId(id));
  return null;
}

function absoluteSource(element: ForeignElement, { base }: Settling): null {
  const src = attributeOf(element, 'src');
  if (src !== undefined) setAttribute(element, 'src', pictureAddress(src, base));
  return null;
}

/** A sign in a picture stands before the words. */
function settleHashtag(link: ForeignElement): void {
  const words = textOf(link).trim();
  const mark = words.startsWith('#') ? '' : '#';
  const inside = link.childNodes.slice();
  for (const node of inside) replace(node);
  append(link, [mark + words]);
}

function titleOfVideo(image: ForeignElement): string | undefined {
  let { parentNode: around } = image;
  while (around && 'tagName' in around) {
    const title = attributeOf(around, 'data-video-title');
    if (title !== undefined) return title;
    around = around.parentNode;
  }
  return undefined;
}

function formula(element: ForeignElement): ForeignElement {
  const tex = textOf(element);
  if (element.tagName === 'span')
    return newElement('span', { class: 'math inline' }, [`\\(${tex}\\)`]);
  return newElement('p', {}, [newElement('span', { class: 'math display' }, [`\\[${tex}\\]`])]);
}

function box(isChecked: boolean): ForeignElement {
  return newElement('input', { type: 'checkbox', disabled: '', ...(isChecked && { checked: '' }) });
}

/** What the forum draws of an event, it draws from attributes. */
function event(element: ForeignElement): ForeignNode[] {
  const said = ['data-name', 'data-start', 'data-end', 'data-timezone', 'data-location', 'data-url']
    .map((name) => attributeOf(element, name) ?? '')
    .filter((value) => value !== '');
  const paragraph = said.length === 0 ? [] : [newElement('p', {}, [said.join(' · ')])];
  return [...paragraph, ...element.childNodes.slice()];
}
