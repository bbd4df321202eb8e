import { afterAll } from 'vitest';
import { listen } from '../../../src/http/server.ts';
import { freePort } from '../../support/free-port.ts';
import type { HttpCache } from '../../support/stand-in-cache.ts';
import { startVarnish } from '../../support/varnish.ts';

/** A real Varnish, until the end of the file. */
export async function openVarnish(): Promise<HttpCache> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return {
    purgeUrl: `${url}/.purge`,
    async putBefore({ listener, upgrade: onUpgrade }) {
      const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
      afterAll(() => server.stop(0));
      const varnish = await startVarnish(port, new URL(server.url).port);
      afterAll(varnish.stop);
      return url;
    },
  };
}
