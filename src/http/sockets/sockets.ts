import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { parseUrl } from '../../lib/parse-url.ts';
import { isFromOwnPage } from '../own-page.ts';
import { GRAPHQL_PATH } from '../plugins/use-routes.ts';
import type { Shares } from '../shares/shares.ts';
import { keepAlive } from './keep-alive.ts';
import { refuse } from './refuse.ts';
import { type Connection, type OperationOptions, socketOperations } from './socket-operations.ts';
import { type WireLimits, Wires } from './wire.ts';

/** What a client may take, and for how long; times in ms. */
export interface SocketLimits extends WireLimits {
  readonly maxConnections: number;
  /** Of one message, in bytes. */
  readonly maxMessageBytes: number;
  /** For the client to introduce itself. */
  readonly introduction: number;
  /** Between two pings; who has not answered the last one is gone. */
  readonly pingEvery: number;
  /** Without any operation. */
  readonly idle: number;
}

const LIMITS: SocketLimits = {
  maxConnections: 5_000,
  maxMessageBytes: 64 * 1024,
  introduction: 5_000,
  pingEvery: 15_000,
  idle: 300_000,
  maxUnread: 1024 * 1024,
  maxUnreadOfAll: 128 * 1024 * 1024,
  maxQueued: 16,
  writeTimeout: 20_000,
};

/** How long clients may take to say goodbye, in ms. */
const CLOSE_GRACE = 1_000;

export interface SocketsOptions extends OperationOptions {
  /** Origins whose pages may connect, besides our own; `*` for all. */
  readonly origins: readonly string[];
  /** The address of this site; null when it has none of its own. */
  readonly siteUrl: string | null;
  readonly shares: OperationOptions['shares'] & Pick<Shares, 'addressOf' | 'takeConnection'>;
  readonly limits?: Partial<SocketLimits>;
}

/** Connections by WebSocket, of the protocol `graphql-transport-ws`. */
export interface Sockets {
  /** Takes a connection over from HTTP, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many are open. */
  count(): number;
  /** Ends all connections with 1001, "going away", so that clients reconnect. */
  close(): void;
}

/** Makes what takes connections; it has none yet. */
export function createSockets(options: SocketsOptions): Sockets {
  const limits = { ...LIMITS, ...options.limits };
  const protocol = makeServer({
    ...socketOperations(options),
    connectionInitWaitTimeout: limits.introduction,
  });
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    handleProtocols,
  });
  const wires = new Wires(limits);
  let isClosed = false;

  function refusalOf(request: IncomingMessage): string | null {
    if (pathOf(request) !== GRAPHQL_PATH) return '404 Not Found';
    if (isClosed || server.clients.size >= limits.maxConnections) return '503 Service Unavailable';
    return isAllowedOrigin(request, options.origins) ? null : '403 Forbidden';
  }

  return {
    upgrade(request, socket, head) {
      const refused = refusalOf(request);
      if (refused !== null) return refuse(socket, refused);
      const address = options.shares.addressOf(request);
      const giveBack = options.shares.takeConnection(address);
      if (giveBack === null) return refuse(socket, '429 Too Many Requests');
      socket.once('close', giveBack);
      server.handleUpgrade(request, socket, head, (opened) =>
        attend(opened, {
          protocol,
          wires,
          address,
          cookie: ownCookieOf(request, options.siteUrl),
          limits,
        }),
      );
    },
    count: () => server.clients.size,
    close() {
      isClosed = true;
      for (const client of server.clients) {
        client.close(1001, 'Going away');
        setTimeout(() => client.terminate(), CLOSE_GRACE).unref();
      }
    },
  };
}

interface AttendOptions {
  readonly protocol: Server<Connection>;
  readonly wires: Wires;
  /** Where the client is. */
  readonly address: string | null;
  /** As in `Connection`. */
  readonly cookie: string | null;
  readonly limits: SocketLimits;
}

/** Carries messages between a socket and the protocol, until the socket closes. */
function attend(socket: WebSocket, options: AttendOptions): void {
  const { protocol, wires, address, cookie, limits } = options;
  const closing = new AbortController();
  const wire = wires.open(socket);
  const connection: Connection = {
    url: `http://localhost${GRAPHQL_PATH}`,
    address,
    cookie,
    signal: closing.signal,
    wire,
  };
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      // Waiting until it is sent is what makes a slow client's events wait, where they are counted.
      send: (data) => wire.send(data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => wire.onMessage(handle),
      // The protocol would send back whatever came along.
      onPing: () => wire.send('{"type":"pong"}'),
    },
    connection,
  );
  const stopPings = keepAlive(socket, { connection, ...limits });
  // What is no WebSocket frame, or one too large: ws says so and closes.
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    stopPings();
    closing.abort();
    closed(code, String(reason)).catch(() => {});
  });
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

/** Pages of other sites can connect, where CORS_ORIGINS allows it, but not as the member whose browser it is. */
function ownCookieOf({ headers }: IncomingMessage, siteUrl: string | null): string | null {
  const site = headers['sec-fetch-site'];
  const origins = {
    site: typeof site === 'string' ? site : null,
    origin: headers.origin ?? null,
    host: headers.host ?? null,
  };
  return isFromOwnPage(origins, siteUrl) === true ? (headers.cookie ?? null) : null;
}

/** Browsers let every page open a WebSocket and leave it to the server to ask whose it is. */
function isAllowedOrigin({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true;
  return parseUrl(origin)?.host === host;
}
