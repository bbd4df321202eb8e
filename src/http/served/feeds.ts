import { onceDone } from '../../lib/once.ts';
import type { SiteSettings } from '../../request/site-settings.ts';
import { textAnswer } from '../encoded-answer.ts';
import { findFeed } from '../feeds/find-feed.ts';
import type { RunOperation } from '../in-process.ts';
import { type Endpoint, isRead } from './endpoint.ts';

/** Loaded with the first feed: it brings a library along, which a start need not wait for. */
const writer = onceDone(() => import('../feeds/atom.ts'));

interface FeedsOptions {
  readonly site: SiteSettings;
  readonly runOperation: RunOperation;
}

const HEADERS = {
  'content-type': 'application/atom+xml; charset=utf-8',
  'cache-control': 'no-cache',
};

/** Serves the Atom feeds of `feeds/`. */
export function feeds({ site, runOperation }: FeedsOptions): Endpoint {
  return {
    matches: ({ request, url }) => isRead(request) && url.pathname.endsWith('/feed.atom'),
    async answer({ request, url, Response }) {
      const content = await findFeed(request, url.pathname, runOperation);
      if (content === null) return null;
      const siteUrl = site.url ?? url.origin;
      const { writeAtom } = await writer();
      const { name: siteName, language } = site;
      const text = await writeAtom({ content, siteName, language, siteUrl });
      const { body, ...init } = await textAnswer(request, { text, headers: HEADERS });
      return new Response(body, init);
    },
  };
}
