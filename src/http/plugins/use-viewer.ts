import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { noteFailure } from '../failures.ts';
import type { Identify } from '../identify.ts';
import { toPublicError } from '../public-errors.ts';
import { errorResponse, notIdentified } from '../refusal.ts';
import { requestInfo } from '../request-info.ts';
import { ASSETS_PATH } from '../served/assets.ts';
import type { SessionCookie } from '../session-cookie.ts';
import { GRAPHQL_PATH } from './use-routes.ts';

/** How long a look-up of the viewer holds for an operation whose body is slow to come, in ms. */
const MAX_AGE = 500;

/**
 * Identifies the viewer. A request whose token is not valid is refused; so is one to the API whose session is over. A
 * page whose session is over is shown as to all.
 */
export function useViewer(identify: Identify, cookie: SessionCookie | null): Plugin {
  const hasCookie = ({ headers }: Request) => cookie !== null && cookie.read(headers) !== null;

  /** Whether an answer sets the session cookie by itself: a user has just signed in or out. */
  const begins = (headers: Headers) =>
    headers.getSetCookie().some((text) => text.startsWith(`${cookie?.name}=`));

  /** The error that is the answer, or null. */
  async function refusalFor(request: Request, path: string): Promise<GraphQLError | null> {
    try {
      if (await identify(request)) return null;
      if (!request.headers.has('authorization') && path !== GRAPHQL_PATH) return null;
      throw notIdentified(request);
    } catch (cause) {
      // Yoga turns what a resolver throws into an answer, but not what is thrown here.
      const error = toPublicError(cause);
      noteFailure(request, [error]);
      return error;
    }
  }

  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method === 'OPTIONS') return undefined;
      if (!request.headers.has('authorization') && !hasCookie(request)) return undefined;
      // They are the same for all.
      if (url.pathname.startsWith(ASSETS_PATH)) return undefined;
      return refusalFor(request, url.pathname).then((error) => {
        if (error !== null) endResponse(errorResponse(error, fetchAPI.Response));
      });
    },
    /** A body may take minutes to come, and the viewer's token, session or role may be gone by then. */
    onParams({ request, setResult }) {
      const { lookedUpAt } = requestInfo(request);
      if (lookedUpAt === null || performance.now() - lookedUpAt <= MAX_AGE) return undefined;
      return refusalFor(request, GRAPHQL_PATH).then((error) => {
        if (error !== null) setResult({ errors: [error] });
      });
    },
    onResponse({ request, response: { headers } }) {
      const { isOwn, setCookie } = requestInfo(request);
      if (setCookie !== null && !begins(headers)) headers.append('set-cookie', setCookie);
      if (request.headers.has('authorization')) {
        headers.set('cache-control', 'private, no-store');
        headers.append('vary', 'authorization');
      } else if (isOwn && hasCookie(request)) {
        headers.set('cache-control', privately(headers.get('cache-control')));
        headers.append('vary', 'cookie');
      }
    },
  };
}

/** A browser may keep what never changes. */
function privately(cacheControl: string | null): string {
  return cacheControl?.includes('immutable') === true
    ? cacheControl.replace('public', 'private').replace(/, s-maxage=\d+/, '')
    : 'private, no-store';
}
