import { escapeHtml } from '../../content/rich-content.ts';
import { unescapeHtml } from '../../content/unescape-html.ts';

/**
 * HTML as a forum made it, without what belongs to its pages: pictures of members in quotations, sizes of files,
 * anchors of headings, pictures of emoji. Addresses of the forum's own topics lead to this site, which sends
 * them on; all others are absolute.
 */
export function cleanCooked(cooked: string, base: URL | null): string {
  return cooked
    .replace(/<div class="meta">[\s\S]{0,2000}?<\/div>/g, '')
    .replace(/<a\b[^<>]*\bclass="anchor"[^<>]*><\/a>/g, '')
    .replace(/<img\b[^<>]*\bclass="avatar"[^<>]*>/g, '')
    .replace(/<img\b[^<>]*\bclass="emoji[^"]*"[^<>]*>/g, (tag) => attributeOf(tag, 'alt'))
    .replace(
      /<div class="math">([^<]*)<\/div>/g,
      '<p><span class="math display">\\[$1\\]</span></p>',
    )
    .replace(/<span class="math">([^<]*)<\/span>/g, '<span class="math inline">\\($1\\)</span>')
    .replace(/<(div|span) class="(?:spoiled|spoiler)"/g, '<$1 class="spoiler"')
    .replace(/(<a\b[^<>]*? href=")([^"]*)"/g, (_, start: string, href: string) => {
      return `${start}${escapeHtml(linkAddress(unescapeHtml(href), base)).replaceAll('"', '&quot;')}"`;
    })
    .replace(/(<img\b[^<>]*? src=")([^"]*)"/g, (_, start: string, src: string) => {
      return `${start}${escapeHtml(absolute(unescapeHtml(src), base)).replaceAll('"', '&quot;')}"`;
    });
}

/** Paths of the forum that `old-addresses.ts` knows. */
const OWN_PATH = /^\/(?:t|u|c|tag|p)\//;

function linkAddress(href: string, base: URL | null): string {
  if (base === null || href.startsWith('#') || !URL.canParse(href, base)) return href;
  const url = new URL(href, base);
  const isOwn = url.host === base.host && OWN_PATH.test(url.pathname);
  return isOwn ? `${url.pathname}${url.search}${url.hash}` : url.href;
}

/** Without a base an address without a scheme gets the usual one, and a path stays as it is. */
function absolute(address: string, base: URL | null): string {
  if (base !== null && URL.canParse(address, base)) return new URL(address, base).href;
  return address.startsWith('//') ? `https:${address}` : address;
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
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
    if (!URL.canParse(address, start)) continue;
    const url = new URL(address, start);
    if (url.host !== new URL(start).host) continue;
    const match =
      /^\/t\/(\d{1,15})(?:\/(\d{1,15}))?\/?$/.exec(url.pathname) ??
      /^\/t\/[^/]+\/(\d{1,15})(?:\/(\d{1,15}))?\/?$/.exec(url.pathname);
    if (match?.[1] !== undefined) found.set(match[0], { topic: match[1], post: match[2] ?? null });
  }
  return [...found.values()];
}
