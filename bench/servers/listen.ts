import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes a free port, prints the address, and ends the process on SIGTERM. */
export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () => announce(server));
}

/** Tells whoever started this process where it answers: for a server that listens already. */
export function announce(server: Server): void {
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}`);
  process.once('SIGTERM', () => process.exit());
}
