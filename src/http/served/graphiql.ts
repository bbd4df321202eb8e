import { withBasePath } from '../../lib/base-path.ts';
import type { SiteSettings } from '../../request/site-settings.ts';
import { acceptedEncoding } from '../accepted-encoding.ts';
import { encodedAnswer } from '../encoded-answer.ts';
import { type GraphiqlPage, renderPage } from '../graphiql-page.ts';
import { DOCUMENT_ID_PARAMETER } from '../plugins/use-persisted-documents.ts';
import { GRAPHQL_PATH } from '../plugins/use-routes.ts';
import { type Endpoint, isRead, isVisit } from './endpoint.ts';

export const GRAPHIQL_PATH = '/graphiql';

interface GraphiqlOptions {
  readonly site: Pick<SiteSettings, 'name' | 'url'>;
  /** Whose profile the page opens with; empty when there is nobody yet. */
  readonly username: () => Promise<string>;
  /** The texts of operations by their ids. */
  readonly operations: () => Promise<ReadonlyMap<string, string>>;
}

/** Serves GraphiQL, and leads browsers there that open the API's own address. */
export function graphiql(options: GraphiqlOptions): Endpoint {
  const page = cachedPage(options);
  return {
    matches: ({ request, url }) =>
      isRead(request) &&
      (url.pathname === GRAPHIQL_PATH || (url.pathname === GRAPHQL_PATH && isVisit(request))),
    async answer({ request, url, Response }) {
      if (url.pathname !== GRAPHIQL_PATH) {
        const headers = { location: `${GRAPHIQL_PATH}${url.search}`, vary: 'Accept' };
        return new Response(null, { status: 302, headers });
      }
      const location = await withText(url, options.operations);
      if (location !== null) return new Response(null, { status: 302, headers: { location } });
      const { digest, bytes } = await page();
      const encoding = acceptedEncoding(request.headers);
      const { body, ...init } = await encodedAnswer(request, {
        headers: HEADERS,
        digest,
        encoding,
        bytes,
      });
      return new Response(body, init);
    },
  };
}

/** Pages link to an operation by its id; GraphiQL wants its text. */
async function withText(
  url: URL,
  operations: GraphiqlOptions['operations'],
): Promise<string | null> {
  const text = (await operations()).get(url.searchParams.get(DOCUMENT_ID_PARAMETER) ?? '');
  if (text === undefined) return null;
  const parameters = new URLSearchParams({ query: text });
  const variables = url.searchParams.get('variables');
  if (variables !== null) parameters.set('variables', variables);
  return `${GRAPHIQL_PATH}?${parameters}`;
}

/** How long nobody asks again whose profile to open with, in ms. */
const MAX_AGE = 60_000;

/** Renders the page anew when it opens with another profile. */
function cachedPage({ site, username }: GraphiqlOptions): () => Promise<GraphiqlPage> {
  let cached: { name: string; page: Promise<GraphiqlPage>; until: number } | undefined;
  return async () => {
    if (cached !== undefined && performance.now() < cached.until) return cached.page;
    const name = await username();
    const until = name === '' ? 0 : performance.now() + MAX_AGE;
    const page =
      cached?.name === name
        ? cached.page
        : renderPage({
            siteName: site.name,
            endpoint: withBasePath(GRAPHQL_PATH, site.url),
            username: name,
          });
    cached = { name, page, until };
    return page;
  };
}

/** The page may run its own scripts and connect to this server; the policy forbids everything else. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'unsafe-inline' blob:",
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};
