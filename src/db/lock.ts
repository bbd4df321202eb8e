import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderLockedError } from './errors.ts';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

const LOCK_FILE = 'commonplace.lock';

/**
 * Keeps other processes out of a data folder. PGlite does not, and two writers destroy it.
 *
 * The lock is a file that names the process. When that process has ended, however it ended, the lock
 * counts for nothing and the next one takes it over at once. (Locks that are kept alive by touching a
 * file, proper-lockfile's, would lapse here: PGlite can hold up the event loop for seconds.) It does
 * not reach across machines or containers: a folder belongs to one of them at a time.
 *
 * @returns what gives the folder back
 * @throws {FolderLockedError} naming the process that has it
 */
export async function lockFolder(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, LOCK_FILE);
  const own = JSON.stringify(await thisProcess());
  for (;;) {
    if (await createFile(file, own)) return () => rm(file, { force: true });
    const found = await readLock(file);
    if (found === undefined) continue;
    const holder = parseLock(found);
    if (holder !== undefined && (await isRunning(holder))) {
      throw new FolderLockedError(directory, holder.pid, file);
    }
    await removeStale(file, found);
  }
}

async function createFile(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** The lock's text; of one that is empty, what it is a moment later: its maker may be writing it. */
async function readLock(file: string): Promise<string | undefined> {
  const text = await readIfThere(file);
  if (text !== '') return text;
  await sleep(200);
  return readIfThere(file);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parseLock(text: string): ProcessIdentity | undefined {
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<ProcessIdentity>;
    return typeof pid === 'number' ? { pid, startedAt: startedAt ?? null } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Two processes may find the same stale lock. Renaming moves it away for one of them only; the slower
 * one, should it catch the faster one's new lock, sees that by its text and puts it back.
 */
async function removeStale(file: string, judged: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) === judged) await rm(aside);
  else await rename(aside, file);
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
