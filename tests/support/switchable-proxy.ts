import { once } from 'node:events';
import net from 'node:net';

/** A proxy before a server. When it is shut, it cuts all connections and accepts none. */
export interface SwitchableProxy {
  /** The address of the server through the proxy. */
  readonly url: string;
  open(): Promise<void>;
  shut(): Promise<void>;
  /** Sends new connections to another server. Open connections stay. */
  sendTo(url: string): void;
  /** Keeps open connections, but drops all that they send. New connections work. */
  dropOpenConnections(): void;
  /** The same for new connections, until `open`. */
  dropAllConnections(): void;
}

export async function openProxy(to: string): Promise<SwitchableProxy> {
  let target = new URL(to);
  const inside = new Set<net.Socket>();
  let losesNewcomers = false;

  function connect(from: net.Socket, into: net.Socket): void {
    inside.add(from);
    from.pipe(into);
    if (losesNewcomers) lose(from);
    from.on('error', () => {});
    from.on('close', () => {
      inside.delete(from);
      into.destroy();
    });
  }

  function lose(socket: net.Socket): void {
    socket.unpipe();
    socket.resume();
  }

  const server = net.createServer((client) => {
    const beyond = net.connect(Number(target.port), target.hostname);
    connect(client, beyond);
    connect(beyond, client);
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as net.AddressInfo).port;
  };
  const own = await listen(0);
  return {
    url: Object.assign(new URL(to), { host: `127.0.0.1:${own}` }).href,
    sendTo(url) {
      target = new URL(url);
    },
    dropOpenConnections() {
      for (const socket of inside) lose(socket);
    },
    dropAllConnections() {
      losesNewcomers = true;
      for (const socket of inside) lose(socket);
    },
    async open() {
      losesNewcomers = false;
      if (!server.listening) await listen(own);
    },
    async shut() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of inside) socket.destroy();
      await closed;
    },
  };
}
