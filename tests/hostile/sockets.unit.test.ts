import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, execute, parse, subscribe, validate } from 'graphql';
import pino from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { requestInfo } from '../../src/http/request-info.ts';
import { Slots } from '../../src/http/shares/slots.ts';
import { createSockets, type SocketLimits } from '../../src/http/sockets/sockets.ts';

const MB = 1024 * 1024;

const schema = buildSchema(`
  type Query { text(size: Int!): String!  slow: Int! }
  type Subscription { texts(size: Int!): String! }
`);

/** A server of sockets whose answers are as large as a client asks for. */
async function serve(limits: Partial<SocketLimits> = {}, maxAnonymous = 1_000) {
  const anonymous = new Slots({ perClient: 0, forAnonymous: maxAnonymous });
  const seen = { runs: 0, underWay: 0, mostUnderWay: 0 };
  const rootValue = {
    text: ({ size }: { size: number }) => {
      seen.runs += 1;
      return 'x'.repeat(size);
    },
    async slow() {
      seen.underWay += 1;
      seen.mostUnderWay = Math.max(seen.mostUnderWay, seen.underWay);
      await new Promise((resolve) => setTimeout(resolve, 10));
      seen.underWay -= 1;
      return 1;
    },
  };
  const sockets = createSockets({
    noteWrite: async () => null,
    http: {
      getEnveloped: ({ request }: { request: Request }) => ({
        schema,
        parse,
        validate,
        contextFactory: () => ({ request }),
        execute: (args: Parameters<typeof execute>[0]) => execute({ ...args, rootValue }),
        subscribe: (args: Parameters<typeof subscribe>[0]) =>
          subscribe({
            ...args,
            rootValue: { texts: (given: { size: number }) => texts(request, given.size, seen) },
          }),
      }),
    } as never,
    async identify(request) {
      const isMember = request.headers.has('authorization');
      if (isMember) requestInfo(request).viewer = { kind: 'member' } as never;
      return true;
    },
    origins: [],
    siteUrl: null,
    shares: {
      addressOf: () => null,
      takeConnection: () => () => {},
      takeAnonymousConnection: () => anonymous.take('', true),
      begin: () => () => {},
    },
    log: pino({ level: 'silent' }),
    maxOperations: 100,
    operations: async () => new Map(),
    onlyOperations: () => null,
    slowMs: 0,
    metrics: null,
    operationNames: async () => new Map(),
    limits: { writeTimeout: 1_000, ...limits },
  });
  const server = createServer().on('upgrade', sockets.upgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    sockets.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return { url, seen };
}

/** Events without an end, each made when there is room for it, as the server's own are. */
async function* texts(request: Request, size: number, seen: { runs: number }) {
  const { inTurn } = requestInfo(request);
  for (;;) {
    await inTurn?.(async () => {
      seen.runs += 1;
    });
    yield { texts: 'x'.repeat(size) };
  }
}

async function connect(url: string, payload?: object) {
  const socket = new WebSocket(url, 'graphql-transport-ws', { maxPayload: 100 * MB });
  onTestFinished(() => socket.terminate());
  const messages: string[] = [];
  socket.on('error', () => {});
  socket.on('message', (data) => messages.push(String(data)));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const send = (message: object) => socket.send(JSON.stringify(message));
  send({ type: 'connection_init', payload });
  await Promise.race([once(socket, 'message'), closed]);
  const ask = (id: number, query: string) =>
    send({ id: `${id}`, type: 'subscribe', payload: { query } });
  return { socket, messages, closed, send, ask };
}

// Longer than each condition is waited for.
vi.setConfig({ testTimeout: 60_000 });

/** Waits for a condition, however busy the machine is. */
const until = (isSo: () => boolean) => expect.poll(isSo, { timeout: 30_000 }).toBe(true);

it('a client that sends much is not read for a while, and answered all the same', async () => {
  const { url } = await serve();
  const { messages, send } = await connect(url);
  const startedAt = performance.now();
  for (let ping = 0; ping < 10; ping += 1) {
    send({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
  }
  await until(() => messages.length === 11);
  expect(performance.now() - startedAt).toBeGreaterThan(900);
});

it('a pong does not send back what came with the ping', async () => {
  const { url } = await serve();
  const client = await connect(url);
  client.send({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
  await until(() => client.messages.length === 2);
  expect(client.messages[1]).toBe('{"type":"pong"}');
});

it('a client that pings and never reads is paused, then cut off', async () => {
  const { url } = await serve({ maxUnread: 10_000 });
  const client = await connect(url);
  client.socket.pause();
  const ping = JSON.stringify({ type: 'ping', payload: 'x'.repeat(1_000) });
  const flood = setInterval(() => {
    for (let count = 0; count < 2_000 && client.socket.bufferedAmount < 4 * MB; count += 1) {
      client.socket.send(ping);
    }
  }, 10);
  onTestFinished(() => clearInterval(flood));
  // What the server does not read stays here.
  await until(() => client.socket.bufferedAmount > 2 * MB);
  clearInterval(flood);
  await until(() => client.socket.readyState !== WebSocket.OPEN || gone(client.socket));
});

/** Whether the other side hung up, which a paused socket does not say by itself. */
function gone(socket: WebSocket): boolean {
  socket.resume();
  return socket.readyState !== WebSocket.OPEN;
}

it('answers that nobody reads are not made, and their client is cut off', async () => {
  const { url, seen } = await serve();
  const client = await connect(url);
  client.socket.pause();
  const before = process.memoryUsage().rss;
  for (let id = 0; id < 60; id += 1) client.ask(id, `{ text(size: ${15 * MB}) }`);
  await until(() => seen.runs > 0);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(seen.runs).toBeLessThan(4);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * MB);
  client.socket.resume();
  expect(await client.closed).toBeGreaterThan(1000);
});

it('events that nobody reads are not answered', async () => {
  const { url, seen } = await serve();
  const client = await connect(url);
  client.socket.pause();
  for (let id = 0; id < 20; id += 1) client.ask(id, `subscription { texts(size: ${2 * MB}) }`);
  await until(() => seen.runs > 0);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(seen.runs).toBeLessThan(20);
});

it('the client with the most unread is cut off when all together have too much', async () => {
  const { url } = await serve({ maxUnreadOfAll: 20 * MB, writeTimeout: 60_000 });
  const [small, large] = [await connect(url), await connect(url)];
  small.socket.pause();
  small.ask(1, `{ text(size: ${12 * MB}) }`);
  large.socket.pause();
  large.ask(1, `{ text(size: ${40 * MB}) }`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  large.socket.resume();
  expect(await large.closed).toBe(1006);
  small.socket.resume();
  await until(() => small.messages.length >= 2);
  expect(small.socket.readyState).toBe(WebSocket.OPEN);
});

it('anonymous clients cannot take all connections', async () => {
  const { url } = await serve({}, 2);
  const [first, second] = [await connect(url), await connect(url)];
  expect(await (await connect(url)).closed).toBe(1013);
  const member = await connect(url, { authorization: 'Bearer good' });
  expect(member.messages).toHaveLength(1);
  first.socket.terminate();
  // The server has to notice.
  await vi.waitFor(async () => expect((await connect(url)).messages).toHaveLength(1));
  expect(second.socket.readyState).toBe(WebSocket.OPEN);
});

it('messages of one client are handled one at a time, and all of them', async () => {
  const { url, seen } = await serve();
  const client = await connect(url);
  client.ask(1_000, 'subscription { texts(size: 1) }');
  for (let id = 0; id < 100; id += 1) client.ask(id, '{ slow }');
  await until(() => client.messages.filter((text) => text.includes('"slow":1')).length === 100);
  expect(seen.mostUnderWay).toBe(1);
});

it('a large answer arrives whole', async () => {
  const { url } = await serve();
  const client = await connect(url);
  client.ask(1, `{ text(size: ${3 * MB}) }`);
  await until(() => client.messages.length >= 2);
  expect(JSON.parse(client.messages[1] ?? '')).toMatchObject({
    payload: { data: { text: 'x'.repeat(3 * MB) } },
  });
});
