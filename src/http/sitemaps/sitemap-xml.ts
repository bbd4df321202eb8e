import { escapeHtml } from '../../lib/escape-html.ts';
import type { SitemapPart } from './sitemap-parts.ts';
import type { SitemapEntry } from './sitemap-source.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function sitemapIndex(parts: Iterable<SitemapPart>, origin: string): string {
  const items = [...parts].map((part) => item('sitemap', part, origin));
  return `${DECLARATION}<sitemapindex xmlns="${NAMESPACE}">\n${items.join('')}</sitemapindex>\n`;
}

/** The text of a file of addresses, piece by piece. */
export async function* sitemapText(
  batches: AsyncIterable<readonly SitemapEntry[]>,
  origin: string,
): AsyncGenerator<string> {
  yield `${DECLARATION}<urlset xmlns="${NAMESPACE}">\n`;
  for await (const entries of batches) {
    yield entries.map((entry) => item('url', entry, origin)).join('');
  }
  yield '</urlset>\n';
}

interface Item {
  readonly path: string;
  readonly modifiedAt: string | null;
}

function item(element: 'url' | 'sitemap', { path, modifiedAt }: Item, origin: string): string {
  const time =
    modifiedAt === null ? '' : `<lastmod>${new Date(modifiedAt).toISOString()}</lastmod>`;
  return `<${element}><loc>${escapeHtml(origin + path)}</loc>${time}</${element}>\n`;
}

/**
 * What crawlers are asked to leave out: addresses that only a person's session gives a meaning, and those of
 * which there are endlessly many. The API is not among them, because scripts of pages read from it.
 */
export function robotsText(origin: string): string {
  return `User-agent: *
Disallow: /api/
Disallow: /graphiql
Disallow: /mail/
Disallow: /search

Sitemap: ${origin}/sitemap.xml
`;
}
