import { join, relative, resolve } from 'node:path';

/** What a system takes for the path of a socket, in bytes; Linux takes 107. */
const MAX_PATH = 100;

/** Where the server of a folder listens for commands; null where the path would be too long. */
export function socketPath(folder: string): string | null {
  const path = join(resolve(folder), 'commonplace.socket');
  const fromHere = relative(process.cwd(), path);
  const shorter = fromHere.length < path.length ? fromHere : path;
  return Buffer.byteLength(shorter) <= MAX_PATH ? shorter : null;
}
