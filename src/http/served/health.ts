import type { Readiness } from '../readiness.ts';
import { isRead, type Served } from './served.ts';

/**
 * `/health/live`: the process answers. `/health/ready`: reads work, writes have room on the disk, and the
 * server is not shutting down; otherwise the status is 503, and a load balancer looks elsewhere.
 */
export function health({ readiness }: { readonly readiness: () => Promise<Readiness> }): Served {
  return {
    takes: ({ url }) => url.pathname === '/health/live' || url.pathname === '/health/ready',
    async answer({ request, url, Response }) {
      if (!isRead(request)) {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      }
      const status = url.pathname === '/health/live' ? 'ok' : await readiness();
      return Response.json({ status }, { status: status === 'ok' ? 200 : 503 });
    },
  };
}
