import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { cachedFor } from '../../lib/cached-for.ts';
import type { SiteSettings } from '../../request/site-settings.ts';
import { textAnswer } from '../encoded-answer.ts';
import type { Shares } from '../shares/shares.ts';
import { planParts, readPart, type SitemapPart } from '../sitemaps/sitemap-parts.ts';
import type { SitemapSource } from '../sitemaps/sitemap-source.ts';
import { robotsText, sitemapIndex, sitemapText } from '../sitemaps/sitemap-xml.ts';
import { type Endpoint, type HttpExchange, isRead } from './endpoint.ts';
import { streamedBody } from './streamed-body.ts';

/** How long files are divided as they were, in ms: planning reads every id. */
const PLAN_AGE = 3_600_000;

/** In points, for each address: with the default share an address reads ten full files a minute. */
const ADDRESS_COST = 10;

const CACHE = { 'cache-control': 'public, max-age=3600' };
const XML = { 'content-type': 'application/xml; charset=utf-8', ...CACHE };

interface SitemapsOptions {
  readonly site: Pick<SiteSettings, 'url'>;
  readonly sources: readonly SitemapSource[];
  readonly shares: Pick<Shares, 'takeCost'>;
}

/** Serves what search engines read first: robots.txt, and the addresses of all that is public. */
export function sitemaps({ site, sources, shares }: SitemapsOptions): Endpoint {
  const parts = cachedFor(() => planParts(sources), PLAN_AGE);
  return {
    matches: ({ request, url: { pathname } }) =>
      isRead(request) &&
      (pathname === '/robots.txt' ||
        pathname === '/sitemap.xml' ||
        pathname.startsWith('/sitemaps/')),
    async answer({ request, url, Response, cut }) {
      const siteUrl = site.url ?? url.origin;
      if (url.pathname === '/robots.txt') {
        const headers = { 'content-type': 'text/plain; charset=utf-8', ...CACHE };
        const { body, ...init } = await textAnswer(request, { text: robotsText(siteUrl), headers });
        return new Response(body, init);
      }
      const planned = await parts();
      if (url.pathname === '/sitemap.xml') {
        const text = sitemapIndex(planned.values(), siteUrl);
        const { body, ...init } = await textAnswer(request, { text, headers: XML });
        return new Response(body, init);
      }
      const part = planned.get(url.pathname);
      if (part === undefined) return null;
      const refused = shares.takeCost(request, part.count * ADDRESS_COST);
      if (refused !== null) throw refused;
      return streamed({ request, part, siteUrl, Response, cut });
    },
  };
}

interface StreamOptions extends Pick<HttpExchange, 'request' | 'Response' | 'cut'> {
  readonly part: SitemapPart;
  readonly siteUrl: string;
}

/** A file of addresses, read as fast as its client takes it. */
async function streamed(options: StreamOptions): Promise<Response> {
  const { request, part, siteUrl, Response, cut } = options;
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0)/.test(request.headers.get('accept-encoding') ?? '');
  const headers = {
    ...XML,
    vary: 'Accept-Encoding',
    ...(takesGzip && { 'content-encoding': 'gzip' }),
  };
  if (request.method === 'HEAD') return new Response(null, { headers });
  const batches = readPart(part);
  // Before the answer begins, so that a database that is away is an error and no half file.
  const first = await batches.next();
  const text = Readable.from(sitemapText(withFirst(first, batches), siteUrl), {
    objectMode: false,
    highWaterMark: 1,
  });
  // Its errors are those of the body.
  const body = takesGzip ? pipeline(text, createGzip({ level: 3 }), () => {}) : text;
  const content = Readable.toWeb(body) as ReadableStream<Uint8Array>;
  return new Response(streamedBody(content, { cut }), { headers });
}

async function* withFirst<Item>(first: IteratorResult<Item>, rest: AsyncIterable<Item>) {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}
