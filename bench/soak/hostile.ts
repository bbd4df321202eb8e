import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { DearQuery } from '../../tests/hostile/support/dearest-queries.ts';
import { type Client, createClient } from './client.ts';
import { createComment } from './comment-operations.ts';

export interface HostileFigures {
  /** How many requests were answered with each status; 0: the connection was ended. */
  readonly statuses: Map<number, number>;
}

export interface HostileOptions {
  readonly url: string;
  readonly dearest: readonly DearQuery[];
  /** Feeds and pages of what takes long to show. */
  readonly paths: readonly string[];
  /** The id of a post with a long thread. */
  readonly post: string;
  /** Of members who may write, but are no friends. */
  readonly tokens: readonly string[];
  readonly signal: AbortSignal;
}

type Attack = (options: HostileOptions, figures: HostileFigures) => Promise<void>;

/** Everything that was tried against servers of this kind, at once and again and again until the signal. */
export async function runAttacks(options: HostileOptions): Promise<HostileFigures> {
  const figures: HostileFigures = { statuses: new Map() };
  await Promise.all(ATTACKS.map((attack) => attack(options, figures)));
  return figures;
}

const ATTACKS: readonly Attack[] = [
  attackWith(1, ({ dearest }, turn) => dearest[turn % dearest.length]?.text ?? ''),
  attackWith(2, ({ dearest }, turn) => dearest[(turn * 7 + 3) % dearest.length]?.text ?? ''),
  attackWith(3, () =>
    aliases(
      20,
      (index) => `comments(first: 0, filter: { minScore: ${-10 - index} }) { totalCount }`,
    ),
  ),
  attackWith(4, () =>
    aliases(20, () => 'comments(first: 100) { nodes { body { html markdown text } } }'),
  ),
  attackWith(5, () =>
    aliases(
      9,
      () =>
        'search(query: "clock", first: 100, types: [COMMENT]) { edges { highlights { snippet } } }',
    ),
  ),
  // Documents that never come again, each as large as is allowed.
  attackWith(6, (_options, turn) =>
    aliases(
      10,
      (index) =>
        `posts(first: 1) { nodes { ${'id '.repeat(12)} } } b${turn}_${index}: site { name }`,
    ),
  ),
  attackWith(7, () =>
    aliases(20, () => 'comments(first: 5, after: "WzEsMWUzMDAsMWUzMDBd") { nodes { id } }'),
  ),
  attackPaths,
  attackAsMember,
  sendBadTokens,
  attackWrites,
  floodWithPings,
  takeSubscriptions,
  readNothing,
  sendEndlessBody,
];

function aliases(count: number, one: (index: number) => string): string {
  return `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${one(index)}`).join(' ')} }`;
}

function attackerAt(host: number, url: string, token?: string): Client {
  return createClient({
    url,
    address: `127.0.3.${host}`,
    ...(token === undefined ? {} : { token }),
  });
}

/** Four requests at a time from one address. */
function attackWith(
  host: number,
  query: (options: HostileOptions, turn: number) => string,
): Attack {
  return async (options, figures) => {
    const client = attackerAt(host, options.url);
    let turn = 0;
    await together(4, async () => {
      while (!options.signal.aborted) {
        turn += 1;
        await count(figures, client.operation({ query: query(options, turn), variables: {} }));
      }
    });
    client.close();
  };
}

/** The same queries as an account: limits count it by itself. */
async function attackAsMember(
  { url, dearest, tokens, signal }: HostileOptions,
  figures: HostileFigures,
) {
  const client = attackerAt(21, url, tokens[0]);
  await together(4, async () => {
    for (let turn = 0; !signal.aborted; turn += 1) {
      const query = dearest[(turn * 5 + 1) % dearest.length]?.text ?? '';
      await count(figures, client.operation({ query, variables: {} }));
    }
  });
  client.close();
}

/** Tokens that nobody gave out, each another one: of this server's shape, and of an identity provider's. */
async function sendBadTokens({ url, signal }: HostileOptions, figures: HostileFigures) {
  const client = attackerAt(22, url);
  for (let turn = 0; !signal.aborted; turn += 1) {
    const end = String(turn).padStart(40, 'x');
    const token = turn % 2 === 0 ? `cp_${end}` : `eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.${end}`;
    const headers = { authorization: `Bearer ${token}` };
    await count(figures, client.send({ path: '/graphql?query={site{name}}', headers }));
  }
  client.close();
}

async function attackPaths({ url, paths, signal }: HostileOptions, figures: HostileFigures) {
  const client = attackerAt(20, url);
  await together(4, async () => {
    for (let turn = 0; !signal.aborted; turn += 1) {
      await count(figures, client.send({ path: paths[turn % paths.length] ?? '/' }));
    }
  });
  client.close();
}

/** Texts that take long to show, and votes on nothing. */
async function attackWrites(
  { url, tokens, post, signal }: HostileOptions,
  figures: HostileFigures,
) {
  const texts = [
    '> '.repeat(2_000),
    '$\\frac{1}{2}$ '.repeat(3_000),
    '- x\n'.repeat(20_000),
    '|'.repeat(9_000),
  ];
  await Promise.all(
    tokens.map(async (token, index) => {
      const client = attackerAt(30 + index, url, token);
      for (let turn = 0; !signal.aborted; turn += 1) {
        const text = texts[turn % texts.length] ?? '';
        await count(figures, client.operation(createComment(post, text)));
      }
      client.close();
    }),
  );
}

/** Asks for pongs, and never reads one. */
async function floodWithPings({ url, signal }: HostileOptions) {
  const payload = { text: 'x'.repeat(60_000) };
  while (!signal.aborted) {
    const socket = await openSocket(url, 40);
    if (socket !== null) {
      pauseReading(socket);
      for (let ping = 0; ping < 2_000 && socket.readyState === socket.OPEN; ping += 1) {
        socket.send(JSON.stringify({ type: 'ping', payload }));
        if (ping % 50 === 0) await sleep(5);
      }
      await sleep(2_000);
      socket.terminate();
    }
    await sleep(500);
  }
}

async function takeSubscriptions({ url, signal }: HostileOptions) {
  const sockets: WebSocket[] = [];
  while (!signal.aborted) {
    const socket = await openSocket(url, 41);
    if (socket === null) {
      await sleep(1_000);
      continue;
    }
    sockets.push(socket);
    for (let id = 0; id < 50; id += 1) {
      const payload = { query: 'subscription { postPublished { post { title } } }' };
      if (socket.readyState === socket.OPEN) {
        socket.send(JSON.stringify({ type: 'subscribe', id: String(id), payload }));
      }
    }
    await sleep(50);
  }
  for (const socket of sockets) socket.terminate();
}

/** Asks for long answers over plain connections, and reads none of them. */
async function readNothing({ url, signal }: HostileOptions) {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query: '{ comments(first: 40) { nodes { body { html } } } }' });
  while (!signal.aborted) {
    const sockets = Array.from({ length: 20 }, () => {
      const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.3.42' });
      socket.on('error', () => {});
      socket.pause();
      const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n`;
      socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      return socket;
    });
    await sleep(5_000);
    for (const socket of sockets) socket.destroy();
  }
}

/** A body in chunks that does not end. */
async function sendEndlessBody({ url, signal }: HostileOptions) {
  const { hostname, port } = new URL(url);
  while (!signal.aborted) {
    const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.3.43' });
    socket.on('error', () => {});
    socket.resume();
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    for (let chunk = 0; chunk < 100 && !socket.destroyed; chunk += 1) {
      socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`);
      await sleep(10);
    }
    socket.destroy();
    await sleep(200);
  }
}

function openSocket(url: string, host: number): Promise<WebSocket | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      localAddress: `127.0.3.${host}`,
    });
    socket.on('error', () => resolve(null));
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init' }));
      resolve(socket);
    });
  });
}

function pauseReading(socket: WebSocket): void {
  socket.pause();
}

async function together(times: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: times }, work));
}

/** Who was refused at once waits a moment, so that the attack is not one on the driver's own core. */
async function count(
  { statuses }: HostileFigures,
  answer: ReturnType<Client['send']>,
): Promise<void> {
  const { status } = await answer;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  await sleep(status === 200 ? 1 : 20);
}
