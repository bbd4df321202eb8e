import { expect, it, onTestFinished, vi } from 'vitest';
import { start } from '../../commands/run.ts';
import { type Balancer, startBalancer } from '../../support/balancer.ts';
import { createTestDatabase } from '../../support/database.ts';

const PATIENCE = { timeout: 60_000 };
const CLIENTS = 8;

async function startServer(databaseUrl: string, balancer: Balancer) {
  const { child, finished, says } = start(['serve'], {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    SHUTDOWN_DELAY_SECONDS: '2',
  });
  const url = (await says(/http:\S+(?=\/graphql\n)/)).trim();
  balancer.add(url);
  return {
    async stop() {
      child.kill('SIGTERM');
      const { code } = await finished;
      balancer.remove(url);
      return code;
    },
  };
}

/** Asks again and again, and collects all that is no answer. */
function startClients(url: string) {
  const failures: string[] = [];
  let count = 0;
  let isOver = false;
  const body = JSON.stringify({ query: '{ users(first: 1) { totalCount } }' });
  const headers = { 'content-type': 'application/json' };
  async function client(): Promise<void> {
    while (!isOver) {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      const answer = await response.text();
      count += 1;
      if (!answer.startsWith('{"data":{"users"')) failures.push(`${response.status} ${answer}`);
    }
  }
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    count: () => count,
    async stop() {
      isOver = true;
      await Promise.all(clients);
      return failures;
    },
  };
}

it('a rolling restart of two servers behind a balancer loses no request', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const balancer = await startBalancer();
  const servers = [await startServer(url, balancer), await startServer(url, balancer)];
  await vi.waitUntil(() => balancer.ready() === 2, PATIENCE);
  const clients = startClients(balancer.url);
  await vi.waitUntil(() => clients.count() > 20, PATIENCE);

  for (const server of servers) {
    expect(await server.stop()).toBe(0);
    const before = clients.count();
    await startServer(url, balancer);
    await vi.waitUntil(() => balancer.ready() === 2 && clients.count() > before + 20, PATIENCE);
  }
  expect(await clients.stop()).toEqual([]);
}, 180_000);
