import type { WebSocket } from 'ws';
import type { Connection } from './socket-operations.ts';

interface KeepAliveOptions {
  readonly connection: Connection;
  /** In ms. */
  readonly pingEvery: number;
  /** How long a connection may be without operations, in ms. */
  readonly idle: number;
}

/**
 * Pings a client, drops it when it does not answer, and closes the connection when it is not used.
 *
 * @returns what ends this
 */
export function keepAlive(
  socket: WebSocket,
  { connection, pingEvery, idle }: KeepAliveOptions,
): () => void {
  let hasAnswered = true;
  let usedAt = performance.now();
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const timer = setInterval(() => {
    // Of a paused client, nothing is read: neither an answer.
    if (!hasAnswered && !socket.isPaused) return socket.terminate();
    if (Object.keys(connection.context?.subscriptions ?? {}).length > 0) usedAt = performance.now();
    if (performance.now() - usedAt >= idle) return socket.close(1000, 'Idle');
    hasAnswered = false;
    socket.ping();
  }, pingEvery).unref();
  return () => clearInterval(timer);
}
