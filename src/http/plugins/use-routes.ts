import type { Plugin } from 'graphql-yoga';

/** Where the API is. */
export const GRAPHQL_PATH = '/graphql';

/** Whatever no plugin before took and is not the API's own path does not exist. */
export function useRoutes(): Plugin {
  return {
    onRequest({ url, fetchAPI, endResponse }) {
      if (url.pathname === GRAPHQL_PATH) return;
      endResponse(
        new fetchAPI.Response(`Nothing is here. The API is at ${GRAPHQL_PATH}.\n`, {
          status: 404,
          headers: { 'content-type': 'text/plain; charset=utf-8' },
        }),
      );
    },
  };
}
