import type { Readiness } from '../readiness.ts';
import { type Endpoint, isRead } from './endpoint.ts';

interface HealthOptions {
  readonly readiness: () => Promise<Readiness>;
  readonly isStoreUsable: () => Promise<boolean>;
}

/**
 * `/health/live`: the process answers. `/health/ready`: reads work, writes have room on the disk, and the
 * server is not shutting down; otherwise the status is 503, and a load balancer looks elsewhere. Where pictures cannot
 * be read, no other server could do more, so that is only said.
 */
export function health({ readiness, isStoreUsable }: HealthOptions): Endpoint {
  return {
    matches: ({ url }) => url.pathname === '/health/live' || url.pathname === '/health/ready',
    async answer({ request, url, Response }) {
      if (!isRead(request)) {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      }
      if (url.pathname === '/health/live') return Response.json({ status: 'ok' });
      const [status, isUsable] = await Promise.all([readiness(), isStoreUsable()]);
      return Response.json(
        { status, ...(!isUsable && { uploads: 'unavailable' }) },
        { status: status === 'ok' ? 200 : 503 },
      );
    },
  };
}
