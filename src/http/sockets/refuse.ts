import type { Duplex } from 'node:stream';

/** Refuses a WebSocket handshake with an HTTP status and closes the socket. */
export function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
