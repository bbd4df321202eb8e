import type { Plugin } from 'graphql-yoga';

/** How long the database may take to answer before this server counts as not ready, in ms. */
const PATIENCE = 2_000;

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers too, and the server is
 * not shutting down; otherwise 503, and a load balancer looks elsewhere.
 */
export function useHealth({ isReady }: { readonly isReady: () => Promise<boolean> }): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/health/live' && url.pathname !== '/health/ready') return;
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        endResponse(new fetchAPI.Response(null, { status: 405, headers: { allow: 'GET, HEAD' } }));
        return;
      }
      const ok = url.pathname === '/health/live' || (await withinPatience(isReady()));
      const status = ok ? 200 : 503;
      endResponse(fetchAPI.Response.json({ status: ok ? 'ok' : 'unavailable' }, { status }));
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
