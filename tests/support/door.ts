import { once } from 'node:events';
import net from 'node:net';

/** A way to a server that can be shut: whoever has come through is cut off, and nobody else gets in. */
export interface Door {
  /** That of the server, by way of the door. */
  readonly url: string;
  open(): Promise<void>;
  shut(): Promise<void>;
}

export async function openDoor(to: string): Promise<Door> {
  const { hostname, port } = new URL(to);
  const inside = new Set<net.Socket>();

  function connect(from: net.Socket, into: net.Socket): void {
    inside.add(from);
    from.pipe(into);
    from.on('error', () => {});
    from.on('close', () => {
      inside.delete(from);
      into.destroy();
    });
  }

  const server = net.createServer((client) => {
    const beyond = net.connect(Number(port), hostname);
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
    async open() {
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
