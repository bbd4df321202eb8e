import { refuse } from './refuse.ts';
import type { Sockets, SocketsOptions } from './sockets.ts';

interface LazySockets extends Pick<Sockets, 'upgrade' | 'count'> {
  /** Refuses new connections from now on. */
  refuseAll(): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** WebSockets whose modules are loaded with the first connection: an answer to HTTP need not wait for them. */
export function createLazySockets(options: SocketsOptions): LazySockets {
  let isRefusing = false;
  let opening: Promise<Sockets> | undefined;
  let count = () => 0;

  async function open(): Promise<Sockets> {
    const { createSockets } = await import('./sockets.ts');
    const sockets = createSockets(options);
    count = sockets.count;
    return sockets;
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      // Clients that are disconnected reconnect at once: not to this server.
      if (isRefusing) return refuse(socket, '503 Service Unavailable');
      opening ??= open();
      opening.then(
        ({ upgrade }) => upgrade(request, socket, head),
        (err: unknown) => {
          options.log.error({ err }, 'WebSockets cannot be taken');
          socket.destroy();
        },
      );
    },
    count: () => count(),
    refuseAll() {
      isRefusing = true;
    },
    async close() {
      (await opening)?.close();
    },
  };
}
