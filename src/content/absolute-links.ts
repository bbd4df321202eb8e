import { basePathOf } from '../lib/base-path.ts';
import { escapeHtml } from '../lib/escape-html.ts';
import { parseUrl } from '../lib/parse-url.ts';
import { unescapeHtml } from './unescape-html.ts';

/** A tag that has an address, as `sanitize` writes it: attributes quoted, `<` and `>` in them escaped. */
const TAG = /<(?:a|img|source|video|audio)\s[^>]*>/g;
const ADDRESS = /(\s(?:href|src)=")([^"]*)"/g;
const SRCSET = /(\ssrcset=")([^"]*)"/;

/**
 * Makes the links and pictures of sanitised HTML absolute, for readers that show it somewhere else.
 *
 * @param base the address of the page that the text is on; other addresses are relative to that page
 */
export function absoluteLinks(sanitizedHtml: string, base: string): string {
  const { origin } = new URL(base);
  return sanitizedHtml.replaceAll(TAG, (tag) =>
    absoluteSrcset(tag, origin).replaceAll(ADDRESS, (_, before: string, address: string) => {
      return `${before}${resolve(address, base).replaceAll(' ', '%20')}"`;
    }),
  );
}

/** The same only for addresses that begin with `/`: others are relative to a page that is not known. */
export function absoluteSiteLinks(sanitizedHtml: string, origin: string): string {
  return sanitizedHtml.replaceAll(TAG, (tag) =>
    absoluteSrcset(tag, origin).replaceAll(ADDRESS, (whole, before: string, address: string) =>
      /^\/(?!\/)/.test(address) ? `${before}${origin}${address}"` : whole,
    ),
  );
}

/**
 * Fits the links and pictures of sanitised HTML to the pages of the site. Texts are stored with paths from the root of
 * the site on; browsers know these below the path of the site.
 *
 * @param siteUrl null when the site has no address of its own
 */
export function siteLinks(sanitizedHtml: string, siteUrl: string | null): string {
  const basePath = basePathOf(siteUrl);
  return basePath === '' ? sanitizedHtml : absoluteSiteLinks(sanitizedHtml, basePath);
}

/** Only images of this site have such addresses, and all of them begin with `/`. */
function absoluteSrcset(tag: string, origin: string): string {
  if (!tag.startsWith('<img') || !tag.includes(' srcset="')) return tag;
  return tag.replace(SRCSET, (_, before: string, files: string) => {
    return `${before}${files.replaceAll(/(^|, )(?=\/)/g, `$1${origin}`)}"`;
  });
}

/** Mostly by text, because the address is escaped for HTML already and must stay as it is. */
function resolve(address: string, base: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return address;
  if (address.startsWith('#')) return base.replace(/#.*$/, '') + address;
  if (address.startsWith('/')) return new URL(base).origin + address;
  const url = parseUrl(unescapeHtml(address), base);
  return url === null ? address : escapeHtml(url.href);
}
