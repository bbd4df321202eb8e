import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { SiteSettings } from '../../domains/scope.ts';
import { once } from '../../lib/once.ts';
import { findFeed } from '../feeds/find-feed.ts';
import type { Ask } from '../in-process.ts';
import { packedText } from '../packed.ts';
import { toPublicError } from '../public-errors.ts';
import { plainErrorResponse } from '../refusal.ts';

/** Loaded with the first feed: it brings a library along, which a start need not wait for. */
const writer = once(() => import('../feeds/atom.ts'));

interface FeedsOptions {
  readonly site: SiteSettings;
  readonly ask: Ask;
  readonly log: Logger;
}

const HEADERS = {
  'content-type': 'application/atom+xml; charset=utf-8',
  'cache-control': 'no-cache',
};

/** Serves Atom feeds of what a person writes, of the comments on a post, and of a wiki page's changes. */
export function useFeeds({ site, ask, log }: FeedsOptions): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      const { pathname } = url;
      if (!pathname.endsWith('/feed.atom')) return;
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      try {
        const content = await findFeed(request, pathname, ask);
        if (content === null) return;
        const origin = site.url ?? url.origin;
        const { writeAtom } = await writer();
        const text = writeAtom({ content, siteName: site.name, origin, path: pathname });
        const { body, ...init } = await packedText(request, { text, headers: HEADERS });
        endResponse(new fetchAPI.Response(body, init));
      } catch (error) {
        log.error({ err: error, path: pathname }, 'a feed could not be served');
        endResponse(plainErrorResponse(toPublicError(error), fetchAPI.Response));
      }
    },
  };
}
