import { once } from 'node:events';
import net from 'node:net';

/** A way to a server that can be shut: whoever has come through is cut off, and nobody else gets in. */
export interface Door {
  /** That of the server, by way of the door. */
  readonly url: string;
  open(): Promise<void>;
  shut(): Promise<void>;
  /** Who comes in from now on gets to another server; whoever is inside stays where they are. */
  leadTo(url: string): void;
  /** From now on whoever is inside stays connected, and nothing of what they send arrives; others get in. */
  loseThoseInside(): void;
  /** The same for whoever comes in; until `open`. */
  loseEverybody(): void;
}

export async function openDoor(to: string): Promise<Door> {
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
    leadTo(url) {
      target = new URL(url);
    },
    loseThoseInside() {
      for (const socket of inside) lose(socket);
    },
    loseEverybody() {
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
