import { chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Who else than the owner may do anything. */
const OTHERS = 0o077;

/**
 * Takes a folder, with all that is in it, from all users but its owner.
 *
 * @returns whether another user had access
 */
export async function makePrivate(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & OTHERS) === 0) return false;
  await makeAllPrivate(folder);
  return true;
}

export async function makeAllPrivate(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) await chmod(join(entry.path, entry.name), 0o700);
    else if (entry.isFile()) await chmod(join(entry.path, entry.name), 0o600);
  }
}
