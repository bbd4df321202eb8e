import { docIdPart } from './doc-id.ts';
import { findHeadings } from './headings.ts';

/**
 * Gives every heading of sanitised HTML its id, and points `#heading` links of the same text at it.
 *
 * The id is `h-`, the document's id and `-` if there is one, and a slug of the heading's text: it
 * stays the same while the heading does. Slugs keep letters of every script (they are URL code
 * points of the URL standard, section 4.3), are unique in the text (`-2`, `-3`…), and can never
 * shadow a name in the page, because of the `h-`.
 */
export function identifyHeadings(sanitizedHtml: string, docId?: string): string {
  const found = findHeadings(sanitizedHtml);
  if (found.length === 0 && !sanitizedHtml.includes(' id="h-')) return sanitizedHtml;
  const prefix = docId === undefined ? 'h-' : `h-${docIdPart(docId)}-`;
  const slugs = new Slugs();
  let html = '';
  let end = 0;
  for (const heading of found) {
    const id = prefix + slugs.add(heading.text);
    const attributes = heading.attributes.replace(/ id="[^"]*"/, '');
    html += `${sanitizedHtml.slice(end, heading.start)}<h${heading.level} id="${id}"${attributes}>`;
    end = heading.end;
  }
  return pointLinks(identifyAnchors(html + sanitizedHtml.slice(end), prefix, slugs), prefix, slugs);
}

/** Other elements that links of the text lead to have an id `h-name` by now. */
function identifyAnchors(html: string, prefix: string, slugs: Slugs): string {
  return html.replace(
    /(<(?!h[1-6][ >])[a-z][^<>]*? id=")h-([^"]*)(?=")/g,
    (_, start: string, name: string) => start + prefix + slugs.add(name),
  );
}

function pointLinks(html: string, prefix: string, slugs: Slugs): string {
  return html.replace(/(<a [^>]*?href="#)([^"]+)(?=")/g, (tag, start: string, target: string) => {
    const fragment = decodeFragment(target);
    const slug = [fragment, headingSlug(fragment)].find((some) => slugs.has(some));
    return slug === undefined ? tag : start + prefix + slug;
  });
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the fragment means itself.
    return fragment;
  }
}

const MAX_SLUG_LENGTH = 80;

/** The slugs of one document, each of which one heading has. */
class Slugs {
  readonly #taken = new Set<string>();
  /** How often a slug was wanted, so that the thousandth of a kind costs no more than the second. */
  readonly #wanted = new Map<string, number>();

  has(slug: string): boolean {
    return this.#taken.has(slug);
  }

  add(text: string): string {
    const wanted = headingSlug(text);
    let slug = wanted;
    let count = this.#wanted.get(wanted) ?? 0;
    do {
      count++;
      slug = count === 1 ? wanted : `${wanted}-${count}`;
    } while (this.#taken.has(slug));
    this.#wanted.set(wanted, count);
    this.#taken.add(slug);
    return slug;
  }
}

/** A heading's text as the last part of its id, and as the fragment of links to it. */
export function headingSlug(text: string): string {
  const hyphenated = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short =
    hyphenated.length > MAX_SLUG_LENGTH
      ? [...hyphenated].slice(0, MAX_SLUG_LENGTH).join('')
      : hyphenated;
  const slug = short.replace(/^-|-$/g, '');
  return slug === '' ? 'section' : slug;
}
