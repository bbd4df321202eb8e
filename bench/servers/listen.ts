import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes a free port, prints the address, and ends the process on SIGTERM. */
export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
}

/** Tells whoever started this process where it answers. */
export function announce(port: number): void {
  console.log(`http://127.0.0.1:${port}`);
  process.once('SIGTERM', () => process.exit());
}
