import { isRead, type Served } from './served.ts';

/** How long the database may take to answer before this server counts as not ready, in ms. */
const PATIENCE = 2_000;

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers too, and the server is
 * not shutting down; otherwise 503, and a load balancer looks elsewhere.
 */
export function health({ isReady }: { readonly isReady: () => Promise<boolean> }): Served {
  return {
    takes: ({ url }) => url.pathname === '/health/live' || url.pathname === '/health/ready',
    async answer({ request, url, Response }) {
      if (!isRead(request)) {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      }
      const ok = url.pathname === '/health/live' || (await withinPatience(isReady()));
      const status = ok ? 200 : 503;
      return Response.json({ status: ok ? 'ok' : 'unavailable' }, { status });
    },
  };
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
