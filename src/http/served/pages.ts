import type { SiteSettings } from '../../request/site-settings.ts';
import { type RawAnswer, textAnswer } from '../encoded-answer.ts';
import type { RunOperation } from '../in-process.ts';
import type { Bundle } from '../pages/bundle.ts';
import { findPage, type Page } from '../pages/find-page.ts';
import { renderShell } from '../pages/shell.ts';
import { GRAPHQL_PATH } from '../plugins/use-routes.ts';
import { GRAPHIQL_PATH } from './graphiql.ts';
import { isRead, isVisit, type Served } from './served.ts';

interface PagesOptions {
  readonly site: SiteSettings;
  readonly runOperation: RunOperation;
  readonly bundle: () => Promise<Bundle>;
  readonly hasGraphiql: boolean;
}

/**
 * Serves the pages for people. Browsers that ask for something that is nowhere get one that says so;
 * other clients are left to the plugins after this one.
 */
export function pages(options: PagesOptions): Served {
  return {
    takes: ({ request, url }) => isRead(request) && url.pathname !== GRAPHQL_PATH,
    async answer({ request, url, Response }) {
      const page = await findPage(request, url.pathname, options.runOperation);
      if (page === null && !isVisit(request)) return null;
      const { body, ...init } = await answerWith({ request, url, page, options });
      return new Response(body, init);
    },
  };
}

interface AnswerOptions {
  readonly request: Request;
  readonly url: URL;
  readonly page: Page | null;
  readonly options: PagesOptions;
}

async function answerWith({ request, url, page, options }: AnswerOptions): Promise<RawAnswer> {
  const { site, hasGraphiql } = options;
  const facts = page?.facts ?? null;
  if (facts !== null && decodeURIComponent(facts.path) !== decodeURIComponent(url.pathname)) {
    const location = facts.path + url.search;
    return { status: 301, headers: { location, 'cache-control': 'no-cache' }, body: null };
  }
  const bundle = await options.bundle();
  const text = renderShell({
    siteName: site.name,
    language: site.language,
    origin: site.url ?? url.origin,
    facts,
    bundle,
    script: page?.script ?? null,
    queryAddress: hasGraphiql ? queryAddress(bundle, page) : null,
  });
  return textAnswer(request, { text, status: facts === null ? 404 : 200, headers: HEADERS });
}

/** GraphiQL with the query that the page sends first. */
function queryAddress({ operations }: Bundle, page: Page | null): string {
  const named = new RegExp(`^query ${page?.operation}\\b`);
  const [id] = [...operations].find(([, text]) => named.test(text)) ?? [];
  if (page === null || id === undefined) return GRAPHIQL_PATH;
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
