import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface DrippingMailServer {
  readonly url: string;
  /** Connections that are open. */
  readonly sockets: ReadonlySet<Socket>;
  /** What clients sent, line by line. */
  readonly lines: readonly string[];
}

/** A mail server that answers one command byte by byte and never comes to the end, until the test is over. */
export async function openDrippingMailServer(
  command: 'EHLO' | 'DATA',
  interval: number,
): Promise<DrippingMailServer> {
  const sockets = new Set<Socket>();
  const lines: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    let drip: NodeJS.Timeout | undefined;
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(drip);
      sockets.delete(socket);
    });
    socket.write('220 drip.example\r\n');
    createInterface({ input: socket }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('EHLO') ? command === 'EHLO' : line === '.') {
        socket.write('250-');
        drip = setInterval(() => socket.write('x'), interval);
      } else if (line === 'DATA') {
        socket.write('354 Go on\r\n');
      } else if (/^(?:EHLO|MAIL|RCPT) /.test(line)) {
        socket.write('250 Yes\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, sockets, lines };
}
