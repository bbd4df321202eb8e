import type { Plugin } from 'graphql-yoga';
import type { Identify } from '../identify.ts';
import { badTokenResponse } from '../refusal.ts';

/** Finds out who asks, and refuses the whole request when it bears a token that is not good. */
export function useViewer(identify: Identify): Plugin {
  return {
    async onRequest({ request, fetchAPI, endResponse }) {
      if (request.method === 'OPTIONS' || !request.headers.has('authorization')) return;
      if (!(await identify(request))) endResponse(badTokenResponse(fetchAPI.Response));
    },
    onResponse({ request, response }) {
      if (!request.headers.has('authorization')) return;
      response.headers.set('cache-control', 'private, no-store');
      response.headers.append('vary', 'authorization');
    },
  };
}
