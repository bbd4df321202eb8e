import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { parseUrl } from '../lib/parse-url.ts';

/** How long a client may take, in ms. Node's own limits are minutes. */
export interface Timeouts {
  /** To send the headers of a request. */
  readonly headersTimeout: number;
  /** To send all of a request. */
  readonly requestTimeout: number;
  /** Between requests on one connection: longer than the proxies in front keep theirs. */
  readonly keepAliveTimeout: number;
  /** To read some more of an answer, while there is more of it. */
  readonly writeTimeout: number;
  /** How often the first two are looked after. */
  readonly connectionsCheckingInterval: number;
}

const TIMEOUTS: Timeouts = {
  headersTimeout: 8_000,
  requestTimeout: 12_000,
  keepAliveTimeout: 65_000,
  writeTimeout: 20_000,
  connectionsCheckingInterval: 1_000,
};

interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly listener: RequestListener;
  /** Takes connections that want another protocol than HTTP; they are not counted at the end. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly timeouts?: Partial<Timeouts>;
}

/** A server that accepts connections. */
export interface HttpServer {
  /** Where it is to be reached, without a slash at the end. */
  readonly url: string;
  /** From now on each answer is the last on its connection, so that clients that keep theirs go elsewhere. */
  withdraw(): void;
  /**
   * Accepts no more connections, waits for the requests in flight, and cuts what is left after
   * `graceSeconds`. Answers whether nothing had to be cut.
   */
  stop(graceSeconds: number): Promise<boolean>;
}

/**
 * Listens for HTTP.
 *
 * @throws Error with Node's `code` when the address cannot be had: EADDRINUSE, EACCES, EADDRNOTAVAIL…
 */
export async function listen(options: ListenOptions): Promise<HttpServer> {
  const { host, port, listener, onUpgrade, timeouts } = options;
  let isWithdrawn = false;
  const { writeTimeout, ...nodeTimeouts } = { ...TIMEOUTS, ...timeouts };
  const hasPlainAddress = plainAddresses();
  const server = createServer(nodeTimeouts, (request, response) => {
    response.on('timeout', cutIfUnread);
    if (isWithdrawn) response.shouldKeepAlive = false;
    if (hasPlainAddress(request.url, request.headers.host)) {
      listener(request, response);
    } else {
      response.writeHead(400, { connection: 'close' }).end();
    }
  });
  if (onUpgrade !== undefined) server.on('upgrade', onUpgrade);
  server.timeout = writeTimeout;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: urlOf(server.address() as AddressInfo),
    withdraw() {
      isWithdrawn = true;
    },
    stop: (graceSeconds) => stop(server, graceSeconds),
  };
}

/**
 * Nothing was sent or received for a while: because there is nothing to send yet, or because the client reads
 * nothing of what there is. Node sees progress within one large write, too.
 */
function cutIfUnread(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy();
}

/** From anything else (`OPTIONS *`, a host with a path in it) no URL could be made that means the same. */
function plainAddresses(): (path: string | undefined, host: string | undefined) => boolean {
  // Nearly all requests name the host that the one before named.
  let plain: string | undefined;
  return (path = '', host = 'localhost') => {
    if (!path.startsWith('/')) return false;
    if (host === plain) return true;
    const isPlain = /^[\w.:[\]-]+$/.test(host) && parseUrl(`http://${host}/`) !== null;
    if (isPlain) plain = host;
    return isPlain;
  };
}

function urlOf({ address, family, port }: AddressInfo): string {
  const anyAddress = address === '0.0.0.0' || address === '::';
  const host = anyAddress ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

/** How often connections are closed that became idle while stopping, in ms. */
const SWEEP_INTERVAL = 20;

async function stop(server: Server, graceSeconds: number): Promise<boolean> {
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_INTERVAL);
  let isClean = true;
  const cut = setTimeout(() => {
    isClean = false;
    server.closeAllConnections();
  }, graceSeconds * 1000);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  return isClean;
}
