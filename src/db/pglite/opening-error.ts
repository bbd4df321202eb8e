import { statfs } from 'node:fs/promises';
import { type DatabaseError, DiskFullError, FolderUnusableError } from '../errors.ts';

/** What PostgreSQL may need to recover, in bytes: two files of its log. */
const ROOM_TO_OPEN = 32 * 1024 * 1024;

/** Why PGlite did not open the folder. It says the same of a full disk as of damaged files. */
export async function openingError(folder: string, cause: unknown): Promise<DatabaseError> {
  const room = await statfs(folder).catch(() => undefined);
  const free = room === undefined ? ROOM_TO_OPEN : room.bavail * room.bsize;
  if (free < ROOM_TO_OPEN) return new DiskFullError(folder, free, cause);
  return new FolderUnusableError(folder, cause);
}
