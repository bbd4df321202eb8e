import { afterAll } from 'vitest';
import { listen } from '../../../src/http/server.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';

/** A server with a port and an empty database of its own, for pages of what a test puts there. */
export async function openSeededServer(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApi & { readonly url: string }> {
  const api = await openTestApi(environment);
  const { listener, upgrade: onUpgrade } = api.app;
  const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
  afterAll(() => server.stop(0));
  return { ...api, url: server.url };
}
