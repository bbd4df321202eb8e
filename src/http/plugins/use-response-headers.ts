import type { Plugin } from 'graphql-yoga';
import { withBasePath } from '../../lib/base-path.ts';
import { requestInfo } from '../request-info.ts';

/**
 * Headers of every answer. Answers are never stored unless a plugin said otherwise: they depend on
 * who asks. Paths of the site to which answers redirect get the path that the site stands below.
 */
export function useResponseHeaders(siteUrl: string | null): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set('x-request-id', requestInfo(request).id);
      response.headers.set('x-content-type-options', 'nosniff');
      response.headers.set('referrer-policy', 'no-referrer');
      const location = response.headers.get('location');
      if (location?.startsWith('/'))
        response.headers.set('location', withBasePath(location, siteUrl));
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    },
  };
}
