import { once } from 'node:events';
import { Agent, createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A load balancer that asks its servers whether they are ready, and never tries a request twice. */
export interface Balancer {
  readonly url: string;
  add(server: string): void;
  remove(server: string): void;
  /** How many of its servers are ready. */
  ready(): number;
}

/** How often servers are probed, in ms. */
const PROBE_INTERVAL = 50;

export async function startBalancer(): Promise<Balancer> {
  const servers = new Map<string, boolean>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  async function probe(server: string): Promise<void> {
    const isReady = await fetch(`${server}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (servers.has(server)) servers.set(server, isReady);
  }

  const probes = setInterval(() => {
    for (const server of servers.keys()) void probe(server);
  }, PROBE_INTERVAL);

  function next(): string | undefined {
    const ready = [...servers].filter(([, isReady]) => isReady).map(([server]) => server);
    turn += 1;
    return ready[turn % ready.length];
  }

  const balancer = createServer(async (request, response) => {
    const body = await text(request);
    const server = next();
    const fail = (reason: string) => response.writeHead(502).end(reason);
    if (server === undefined) {
      fail('No server is ready');
      return;
    }
    const { method, headers, url } = request;
    const onward = forward(`${server}${url}`, { method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, { 'content-type': 'application/json' });
      answer.pipe(response);
    });
    onward.on('error', ({ message }) => fail(message));
    onward.end(body);
  });
  balancer.listen(0, '127.0.0.1');
  await once(balancer, 'listening');
  onTestFinished(() => {
    clearInterval(probes);
    agent.destroy();
    balancer.close();
    balancer.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    add: (server) => void servers.set(server, false),
    remove: (server) => void servers.delete(server),
    ready: () => [...servers.values()].filter(Boolean).length,
  };
}
