import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HttpServer, listen, type Timeouts } from '../../src/http/server.ts';

const QUICK: Partial<Timeouts> = {
  headersTimeout: 400,
  requestTimeout: 600,
  connectionsCheckingInterval: 50,
};

async function serve(
  listener: RequestListener = (_, response) => response.end('hello'),
  timeouts: Partial<Timeouts> = {},
): Promise<HttpServer> {
  const server = await listen({ host: '127.0.0.1', port: 0, listener, timeouts });
  onTestFinished(async () => void (await server.stop(0)));
  return server;
}

/** Writes bytes to a server and waits until it hangs up. */
async function exchange({ url }: HttpServer, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  socket.on('error', () => {});
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

describe('a client that sends half a request', () => {
  it.each([
    ['half a line', 'GET /graph'],
    ['half its headers', 'GET /graphql HTTP/1.1\r\nHost: a\r\nx-slow:'],
  ])('(%s) is told that it took too long', async (_, bytes) => {
    const before = performance.now();
    const answer = await exchange(await serve(undefined, QUICK), bytes);

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - before).toBeGreaterThan(350);
  });

  it('(half its body) is told so too', async () => {
    const server = await serve((request, response) => {
      request.resume().on('end', () => response.end());
    }, QUICK);
    const answer = await exchange(
      server,
      'POST /graphql HTTP/1.1\r\nHost: a\r\ncontent-length: 100\r\n\r\n{"query":',
    );

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

it.each([
  ['a host with a path in it', 'GET /graphql HTTP/1.1\r\nHost: a/health/live?\r\n\r\n'],
  ['a host with a space in it', 'GET /graphql HTTP/1.1\r\nHost: a b\r\n\r\n'],
  ['no path', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a whole address', 'GET http://other/graphql HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
  ['noise', '\0\0\0\0\r\n\r\n'],
])('a request with %s is refused without a word about why', async (_, bytes) => {
  const answer = await exchange(await serve(), bytes);

  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).not.toMatch(/Error|hello|node:/);
});

it('an address without a Host header is taken: HTTP/1.0 has none', async () => {
  expect(await exchange(await serve(), 'GET / HTTP/1.0\r\n\r\n')).toContain('hello');
});

it('answers are the last on their connection once the server is withdrawn', async () => {
  const server = await serve();
  const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
  server.withdraw();
  // It ends only when the server hangs up.
  const answer = await exchange(server, request);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(answer).toContain('hello');
});

describe('stopping', () => {
  /** Answers when told to. */
  async function slowServer() {
    let finish = () => {};
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const server = await serve((_, response) => {
      finish = () => response.end('done');
      arrived();
    });
    return { server, arrival, finish: () => finish() };
  }

  it('waits for a request in flight, and takes no new one', async () => {
    const { server, arrival, finish } = await slowServer();
    const answer = fetch(server.url).then((response) => response.text());
    await arrival;
    const stopped = server.stop(10);
    await expect(fetch(server.url)).rejects.toThrow();
    finish();

    expect(await answer).toBe('done');
    expect(await stopped).toBe(true);
  });

  it('does not wait for connections that are merely kept', async () => {
    const server = await serve();
    await (await fetch(server.url)).text();
    const before = performance.now();

    expect(await server.stop(10)).toBe(true);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('cuts what takes longer than the grace, and says so', async () => {
    const { server, arrival } = await slowServer();
    const answer = fetch(server.url).then((response) => response.text());
    const failed = expect(answer).rejects.toThrow();
    await arrival;

    expect(await server.stop(0.2)).toBe(false);
    await failed;
  });
});

describe('listening', () => {
  it('on a port that is taken fails with its code', async () => {
    const { port } = new URL((await serve()).url);
    const second = listen({ host: '127.0.0.1', port: Number(port), listener: () => {} });

    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('on every address is told as localhost', async () => {
    const server = await listen({ host: '0.0.0.0', port: 0, listener: () => {} });
    onTestFinished(async () => void (await server.stop(0)));

    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
  });
});
