import type { Duplex } from 'node:stream';

/** Answers a wish to speak WebSocket with a status, and hangs up. */
export function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
