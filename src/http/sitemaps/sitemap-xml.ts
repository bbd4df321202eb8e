import { basePathOf } from '../../lib/base-path.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import type { SitemapPart } from './sitemap-parts.ts';
import type { SitemapEntry } from './sitemap-source.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function sitemapIndex(parts: Iterable<SitemapPart>, siteUrl: string): string {
  const items = [...parts].map((part) => item('sitemap', part, siteUrl));
  return `${DECLARATION}<sitemapindex xmlns="${NAMESPACE}">\n${items.join('')}</sitemapindex>\n`;
}

/** The text of a file of addresses, piece by piece. */
export async function* sitemapText(
  batches: AsyncIterable<readonly SitemapEntry[]>,
  siteUrl: string,
): AsyncGenerator<string> {
  yield `${DECLARATION}<urlset xmlns="${NAMESPACE}">\n`;
  for await (const entries of batches) {
    yield entries.map((entry) => item('url', entry, siteUrl)).join('');
  }
  yield '</urlset>\n';
}

interface Item {
  readonly path: string;
  readonly modifiedAt: string | null;
}

function item(element: 'url' | 'sitemap', { path, modifiedAt }: Item, siteUrl: string): string {
  const time =
    modifiedAt === null ? '' : `<lastmod>${new Date(modifiedAt).toISOString()}</lastmod>`;
  return `<${element}><loc>${escapeHtml(siteUrl + path)}</loc>${time}</${element}>\n`;
}

/**
 * What crawlers are asked to leave out: addresses that only a person's session gives a meaning, and those of
 * which there are endlessly many. The API is not among them, because scripts of pages read from it.
 */
export function robotsText(siteUrl: string): string {
  const basePath = basePathOf(siteUrl);
  return `User-agent: *
Disallow: ${basePath}/api/
Disallow: ${basePath}/graphiql
Disallow: ${basePath}/mail/
Disallow: ${basePath}/search

Sitemap: ${siteUrl}/sitemap.xml
`;
}
