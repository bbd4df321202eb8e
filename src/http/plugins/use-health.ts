import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { isRead, serving } from './serving.ts';

/** How long the database may take to answer before this server counts as not ready, in ms. */
const PATIENCE = 2_000;

interface HealthOptions {
  readonly isReady: () => Promise<boolean>;
  readonly log: Logger;
}

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers too, and the server is
 * not shutting down; otherwise 503, and a load balancer looks elsewhere.
 */
export function useHealth({ isReady, log }: HealthOptions): Plugin {
  return serving({
    log,
    takes: ({ url }) => url.pathname === '/health/live' || url.pathname === '/health/ready',
    async answer({ request, url, Response }) {
      if (!isRead(request)) {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      }
      const ok = url.pathname === '/health/live' || (await withinPatience(isReady()));
      const status = ok ? 200 : 503;
      return Response.json({ status: ok ? 'ok' : 'unavailable' }, { status });
    },
  });
}

async function withinPatience(answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
