import type { Plugin } from 'graphql-yoga';
import { requestInfo } from '../request-info.ts';

/**
 * Headers of every answer. Answers are never stored unless a plugin said otherwise: they depend on
 * who asks.
 */
export function useResponseHeaders(): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set('x-request-id', requestInfo(request).id);
      response.headers.set('x-content-type-options', 'nosniff');
      response.headers.set('referrer-policy', 'no-referrer');
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    },
  };
}
