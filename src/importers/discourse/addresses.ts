import { unescapeHtml } from '../../content/unescape-html.ts';
import { parseUrl } from '../../lib/parse-url.ts';

/** Paths of the forum that `old-addresses.ts` knows. */
const OWN_PATH = /^\/(?:t|u|c|tag|p)\//;

/** Where a link of a text leads: within this site, if it led to a part of the forum that is here. */
export function linkAddress(href: string, base: URL | null): string {
  const url = base === null || href.startsWith('#') ? null : parseUrl(href, base);
  if (base === null || url === null) return href;
  const isOwn = url.host === base.host && OWN_PATH.test(url.pathname);
  return isOwn ? `${url.pathname}${url.search}${url.hash}` : url.href;
}

/** Without a base an address without a scheme gets the usual one, and a path stays as it is. */
export function pictureAddress(address: string, base: URL | null): string {
  const url = base === null ? null : parseUrl(address, base);
  if (url !== null) return url.href;
  return address.startsWith('//') ? `https:${address}` : address;
}

/** What a text says of other topics: the ids of topics and the numbers of posts, in its order. */
export function topicLinks(
  cooked: string,
  base: URL | null,
): { topic: string; post: string | null }[] {
  const found = new Map<string, { topic: string; post: string | null }>();
  for (const [, href = ''] of cooked.matchAll(/<a\s[^<>]*?href="([^"]{1,2000})"/g)) {
    const address = unescapeHtml(href);
    const start = base ?? 'https://forum.invalid';
    const url = parseUrl(address, start);
    if (url?.host !== new URL(start).host) continue;
    const match =
      /^\/t\/(\d{1,15})(?:\/(\d{1,15}))?\/?$/.exec(url.pathname) ??
      /^\/t\/[^/]+\/(\d{1,15})(?:\/(\d{1,15}))?\/?$/.exec(url.pathname);
    if (match?.[1] !== undefined) found.set(match[0], { topic: match[1], post: match[2] ?? null });
  }
  return [...found.values()];
}
