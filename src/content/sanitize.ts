import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html';
import { isAddress } from './address.ts';
import { allowList } from './allow-list.ts';
import { sanitizeBareHtml } from './bare-html.ts';
import { nestAsBrowsersDo } from './browser-nesting.ts';
import { MAX_NESTING, maxHtmlLength } from './limits.ts';
import { isStoredImage, type StoredImages, storedImage } from './stored-images.ts';

/** Turns an address as written into the one to keep, e.g. by resolving it against a base. */
export type ResolveUrl = (url: string) => string;

/** What becomes of addresses. */
export interface Rewriting {
  readonly resolveUrl?: ResolveUrl | undefined;
  /** The images that `upload:ID` shows. */
  readonly images?: StoredImages | undefined;
  /** Whether the HTML is what this function wrote before, so that its images stay. */
  readonly keepsImages?: boolean;
}

/**
 * The one sanitiser, last in line for Markdown and for HTML alike. Its output holds only what
 * `allow-list.ts` names, with every text escaped and every attribute quoted, so that later steps may
 * find tags in it by pattern. Links are marked as a user's; images are https and lazy.
 */
export function sanitize(html: string, rewriting?: Rewriting): string {
  // Addresses that are rewritten may be in its links.
  const bare = rewriting?.resolveUrl === undefined ? sanitizeBareHtml(html, USER_LINK) : null;
  if (bare !== null) return bare;
  const hasMath = /<math/i.test(html);
  if (rewriting !== undefined) return sanitizeHtml(html, options(hasMath, rewriting));
  return sanitizeHtml(html, hasMath ? WITH_MATH : WITHOUT_MATH);
}

/**
 * The same, nested as browsers nest it, and repeated until nothing changes: dropping an element can
 * leave neighbours that the next reader nests otherwise (`<p><x><p>`). Null when some rounds are not
 * enough.
 */
export function sanitizeToFixedPoint(html: string, rewriting?: Rewriting): string | null {
  let previous = sanitize(html, rewriting);
  const again = rewriting?.keepsImages === true ? { keepsImages: true } : undefined;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = sanitize(nestAsBrowsersDo(previous), again);
    if (next === previous) return next;
    if (next.length > maxHtmlLength(html.length)) return null;
    previous = next;
  }
  return null;
}

const MAX_ROUNDS = 5;

const USER_LINK = 'nofollow ugc noopener';
/** Ids that `heading-ids.ts` and the footnotes make; any other could shadow a name in the page. */
const OWN_ID = /^(?:h-|fn)[\p{L}\p{M}\p{N}_:.-]{0,200}$/u;
const KEEP: ResolveUrl = (url) => url;
/** Elements that are what an element of the allow-list is, or at least stand on lines of their own as it does. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ strike: 's', tt: 'code', acronym: 'abbr', dir: 'ul', menu: 'ul' },
  ...Object.fromEntries(
    [
      ...['article', 'aside', 'header', 'footer', 'main', 'nav', 'hgroup', 'search', 'center'],
      ...['address', 'fieldset', 'legend', 'form', 'dialog', 'option'],
    ].map((name) => [name, 'div']),
  ),
};

const WITH_MATH = options(true, {});
const WITHOUT_MATH = options(false, {});

function options(hasMath: boolean, rewriting: Rewriting): IOptions {
  const { resolveUrl = KEEP } = rewriting;
  return {
    ...allowList({ hasMath }),
    nestingLimit: MAX_NESTING,
    // A transformation to an element that is not allowed would do, but for a bug: the name it gives
    // stays behind and closes the next element at that depth.
    exclusiveFilter: (frame) => dropped.has(frame.attribs),
    transformTags: {
      '*': dropForeignId,
      a: (_, attributes) => link(attributes, resolveUrl),
      img: (_, attributes) => ownImage(attributes, rewriting) ?? image(attributes, resolveUrl),
      input: checkbox,
      span: dropVisualMath,
      ...OTHER_NAMES,
      td: cell,
      th: cell,
    },
  };
}

/** Elements, known by their attributes, that go with all they hold. */
const dropped = new WeakSet<Attributes>();

function dropForeignId(tagName: string, attributes: Attributes): Tag {
  if (attributes['id'] !== undefined && !OWN_ID.test(attributes['id'])) delete attributes['id'];
  return { tagName, attribs: attributes };
}

/** A link that leads nowhere, because its address is malformed, becomes its words. */
function link(attributes: Attributes, resolveUrl: ResolveUrl): Tag {
  const attribs = pick(attributes, ['href', 'title', 'class', 'id']);
  if (attribs['href'] !== undefined) {
    const href = resolveUrl(attribs['href']).replace(/^\/\//, 'https://');
    if (!isAddress(href)) return { tagName: 'span', attribs: {} };
    attribs['href'] = href;
  }
  if (!attribs['href']?.startsWith('#')) attribs['rel'] = USER_LINK;
  return { tagName: 'a', attribs };
}

/**
 * An address without encryption gets the encrypted one. An image without an address that a browser
 * could ask becomes its description.
 */
function image(attributes: Attributes, resolveUrl: ResolveUrl): Tag {
  const src = resolveUrl(attributes['src'] ?? '').replace(/^(?:http:)?\/\//i, 'https://');
  if (!/^https:\/\//i.test(src) || !isAddress(src)) {
    return { tagName: 'span', attribs: {}, text: attributes['alt'] ?? '' };
  }
  const { width, height, ...described } = pick(attributes, ['alt', 'title', 'width', 'height']);
  return {
    tagName: 'img',
    attribs: {
      src,
      ...described,
      ...(isPixels(width) && { width }),
      ...(isPixels(height) && { height }),
      loading: 'lazy',
    },
  };
}

/** An uploaded image, or one that is stored HTML already; null for any other. */
function ownImage(attributes: Attributes, { images, keepsImages }: Rewriting): Tag | null {
  const attribs =
    keepsImages === true && isStoredImage(attributes)
      ? attributes
      : storedImage(pick(attributes, ['src', 'alt', 'title']), images);
  return attribs && { tagName: 'img', attribs };
}

function isPixels(value: string | undefined): value is string {
  return value !== undefined && /^\d{1,4}$/.test(value);
}

/** Of all form controls only the box of a task list passes, and nobody can tick it. */
function checkbox(_: string, attributes: Attributes): Tag {
  const checked = attributes['checked'] === undefined ? {} : { checked: '' };
  const attribs = { type: 'checkbox', disabled: '', ...checked };
  if (attributes['type'] !== 'checkbox') dropped.add(attribs);
  return { tagName: 'input', attribs };
}

/** KaTeX's HTML repeats in boxes what its MathML says: keep the one that can be read. */
function dropVisualMath(_: string, attributes: Attributes): Tag {
  if (/(?:^|\s)katex-html(?:\s|$)/.test(attributes['class'] ?? '')) dropped.add(attributes);
  return { tagName: 'span', attribs: attributes };
}

/** Spans are bounded; the alignment of a cell is preserved in both notations of the source. */
function cell(tagName: string, attributes: Attributes): Tag {
  for (const name of ['colspan', 'rowspan']) {
    const value = attributes[name];
    if (value !== undefined && !/^[1-9]\d?$/.test(value)) delete attributes[name];
  }
  const styled = /(?:^|;)\s*text-align\s*:\s*(\w+)/i.exec(attributes['style'] ?? '')?.[1];
  const align = (styled ?? attributes['align'])?.toLowerCase();
  delete attributes['align'];
  if (align && ALIGNMENTS.has(align)) attributes['align'] = align;
  return { tagName, attribs: attributes };
}

const ALIGNMENTS = new Set(['left', 'center', 'right', 'justify']);

function pick(attributes: Attributes, names: readonly string[]): Attributes {
  const picked: Attributes = {};
  for (const name of names) {
    const value = attributes[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
