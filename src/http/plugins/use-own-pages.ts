import type { Plugin } from 'graphql-yoga';
import { CONFIRM_MAIL_PATH, UNSUBSCRIBE_PATH } from '../../lib/site-paths.ts';
import { isFromOwnPage, originsOf } from '../own-page.ts';
import { errorResponse, foreignPage } from '../refusal.ts';
import { isRead } from '../served/endpoint.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { GRAPHQL_PATH } from './use-routes.ts';

interface OwnPagesOptions {
  readonly cookie: SessionCookie;
  readonly siteUrl: string | null;
}

/**
 * Refuses requests that a page of another site sends with the session cookie of a member: browsers add cookies
 * whoever sends the request. Everything that may write must say that it comes from a page of this site. A query by GET
 * must not say that it comes from another one; it may come from nowhere, such as an address that was typed.
 */
export function useOwnPages({ cookie, siteUrl }: OwnPagesOptions): Plugin {
  function isRefused(request: Request, url: URL): boolean {
    if (cookie.read(request.headers) === null || request.headers.has('authorization')) return false;
    if (BY_TOKEN.has(url.pathname)) return false;
    const isReading = isRead(request);
    if (isReading && (url.pathname !== GRAPHQL_PATH || isTyped(request))) return false;
    const isOwn = isFromOwnPage(originsOf(request), siteUrl);
    return isReading ? isOwn === false : isOwn !== true;
  }

  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method === 'OPTIONS' || !isRefused(request, url)) return;
      endResponse(errorResponse(foreignPage(), fetchAPI.Response));
    },
  };
}

/** The links of e-mails: their addresses have a token, and the cookie means nothing there. */
const BY_TOKEN: ReadonlySet<string> = new Set([UNSUBSCRIBE_PATH, CONFIRM_MAIL_PATH]);

/** Whether a person typed the address, or opened it from a bookmark. */
function isTyped({ headers }: Request): boolean {
  return headers.get('sec-fetch-site') === 'none';
}
