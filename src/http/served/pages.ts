import type { Logger } from 'pino';
import type { SiteSettings } from '../../request/site-settings.ts';
import { bytesAnswer, type ResponseParts } from '../encoded-answer.ts';
import type { RunOperation } from '../in-process.ts';
import { RememberedPacks } from '../pack.ts';
import type { Bundle } from '../pages/bundle.ts';
import { findPage, type Page } from '../pages/find-page.ts';
import { joinPieces } from '../pages/join-pieces.ts';
import { findOldAddress, type OriginsOf } from '../pages/old-address.ts';
import { pageRendering, type RenderPage } from '../pages/rendering.ts';
import { isSamePath } from '../pages/same-path.ts';
import { renderShell } from '../pages/shell.ts';
import { GRAPHQL_PATH } from '../plugins/use-routes.ts';
import { requestInfo } from '../request-info.ts';
import { type Endpoint, isRead, isVisit } from './endpoint.ts';
import { GRAPHIQL_PATH } from './graphiql.ts';

/** How many bytes of packed pages are remembered. */
const MAX_PACKED = 4_000_000;

interface PagesOptions {
  readonly site: SiteSettings;
  readonly runOperation: RunOperation;
  readonly bundle: () => Promise<Bundle>;
  readonly originsOf: OriginsOf;
  readonly hasGraphiql: boolean;
  readonly log: Logger;
}

/**
 * Serves the pages for people. Addresses of imported content at its former site lead to it. Browsers that ask for
 * something that is nowhere get a page that says so; other clients are left to the plugins after this one.
 */
export function pages(options: PagesOptions): Endpoint {
  const render = pageRendering(options);
  const packs = new RememberedPacks(MAX_PACKED);
  return {
    matches: ({ request, url }) => isRead(request) && url.pathname !== GRAPHQL_PATH,
    async answer({ request, url, Response }) {
      const page = await findPage(request, url.pathname, options.runOperation);
      if (page !== null) requestInfo(request).boundedName = page.operation;
      if (page === null || page.facts === null) {
        const location = await findOldAddress(request, url, options);
        if (location !== null) {
          const headers = { location, 'cache-control': 'no-cache' };
          return new Response(null, { status: 301, headers });
        }
      }
      if (page === null && !isVisit(request)) return null;
      const { body, ...init } = await answerWith({ request, url, page, render, packs, options });
      return new Response(body, init);
    },
  };
}

interface AnswerOptions {
  readonly request: Request;
  readonly url: URL;
  readonly page: Page | null;
  readonly render: RenderPage;
  readonly packs: RememberedPacks;
  readonly options: PagesOptions;
}

async function answerWith({
  request,
  url,
  page,
  render,
  packs,
  options,
}: AnswerOptions): Promise<ResponseParts> {
  const { site, hasGraphiql } = options;
  const facts = page?.facts ?? null;
  if (facts !== null && !isSamePath(url.pathname, facts.path)) {
    const location = facts.path + url.search;
    return { status: 301, headers: { location, 'cache-control': 'no-cache' }, body: null };
  }
  const bundle = await options.bundle();
  const siteUrl = site.url ?? url.origin;
  const address = new URL(siteUrl + url.pathname + url.search);
  const rendering = isForScript(request) ? null : await render(request, address);
  const isAnonymous = requestInfo(request).viewer.kind === 'anonymous';
  const pieces = renderShell({
    siteName: site.name,
    language: site.language,
    siteUrl,
    facts,
    bundle,
    script: page?.script ?? null,
    hasSearch: url.search !== '',
    queryAddress: hasGraphiql ? queryAddress(bundle, page) : null,
    rendering,
    loadsOnUse: rendering !== null && isAnonymous && page?.isForReading === true,
  });
  return bytesAnswer(request, {
    bytes: await joinPieces(pieces),
    status: facts === null ? 404 : 200,
    headers: HEADERS,
    packs: isAnonymous ? packs : null,
  });
}

/** Whether the pages' own script asks, which takes the head of a page from it (Fetch Metadata, section 2.1). */
function isForScript({ headers }: Request): boolean {
  return headers.get('sec-fetch-dest') === 'empty';
}

/** GraphiQL with the query that the page sends first. */
function queryAddress({ operationIds }: Bundle, page: Page | null): string {
  const id = page && operationIds.get(page.operation);
  if (!id) return GRAPHIQL_PATH;
  const variables = JSON.stringify(page.variables, null, 2);
  return `${GRAPHIQL_PATH}?${new URLSearchParams({ documentId: id, variables })}`;
}

/** Pictures of other sites are shown when the reader asks for one; nothing else comes from elsewhere. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
};
