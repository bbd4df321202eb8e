import { serverAudits } from 'graphql-http';
import { afterAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/http/server.ts';
import { openTestApi } from '../support/api.ts';

const { app } = await openTestApi();
const server = await listen({ host: '127.0.0.1', port: 0, listener: app.listener });
afterAll(() => server.stop(0));

const audits = serverAudits({
  url: `${server.url}/graphql`,
  fetchFn: fetch,
});

it('GraphQL over HTTP has as many audits as ever', () => {
  expect(audits).toHaveLength(61);
});

describe('the running server', () => {
  it.each(audits)('$name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});
