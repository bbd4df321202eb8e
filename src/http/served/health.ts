import { isRead, type Served } from './served.ts';

/**
 * `/health/live`: the process answers. `/health/ready`: reads work, and the server is not shutting down;
 * otherwise the status is 503, and a load balancer looks elsewhere.
 */
export function health({ isReady }: { readonly isReady: () => Promise<boolean> }): Served {
  return {
    takes: ({ url }) => url.pathname === '/health/live' || url.pathname === '/health/ready',
    async answer({ request, url, Response }) {
      if (!isRead(request)) {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      }
      const ok = url.pathname === '/health/live' || (await isReady());
      const status = ok ? 200 : 503;
      return Response.json({ status: ok ? 'ok' : 'unavailable' }, { status });
    },
  };
}
