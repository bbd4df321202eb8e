import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { orNull } from '../lib/or-null.ts';
import { FolderLockedError } from './errors.ts';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

/** What the names of lock files begin with; the rest makes each its own. */
export const LOCK_PREFIX = 'commonplace.lock.';

/** Older than this, in ms, a lock is held; a younger one may be another start's that is about to yield. */
const SETTLE_TIME = 1_000;

/**
 * Keeps other processes out of a data folder. PGlite does not, and two writers destroy it.
 *
 * Each process puts down a file of its own that names it, and only then looks for others': of two that
 * come at the same time one at least sees the other. Files of processes that have ended, however they
 * ended, count for nothing and are removed at once. (Locks that are renewed by touching a file
 * would lapse here: PGlite can hold up the event loop for seconds.) It does not reach across machines
 * or containers: a folder belongs to one of them at a time.
 *
 * @returns what gives the folder back
 * @throws {FolderLockedError} naming the process that has it, within two seconds
 */
export async function lockFolder(directory: string): Promise<() => Promise<void>> {
  const name = `${LOCK_PREFIX}${randomUUID()}`;
  const file = join(directory, name);
  const deadline = Date.now() + 2 * SETTLE_TIME;
  await writeLock(file);
  for (;;) {
    const others = await activeLocks(directory, name);
    const [first] = others;
    if (first === undefined) return () => rm(file, { force: true });

    if (others.some(({ age }) => age > SETTLE_TIME) || Date.now() > deadline) {
      await rm(file);
      throw new FolderLockedError(directory, first.pid, first.file);
    }
    // Of those who came at once, the first by name stays and waits for the others to step back.
    if (others.some((other) => other.name < name)) {
      await rm(file);
      await sleep(50 + Math.random() * 100);
      await writeLock(file);
    } else {
      await sleep(10);
    }
  }
}

/** Renamed into place, so that nobody sees it half written. */
async function writeLock(file: string): Promise<void> {
  const draft = `${file}.draft`;
  await writeFile(draft, JSON.stringify(await thisProcess()));
  await rename(draft, file);
}

interface Lock {
  readonly name: string;
  readonly file: string;
  readonly pid: number;
  /** In ms. */
  readonly age: number;
}

async function activeLocks(directory: string, own: string): Promise<Lock[]> {
  const names = (await readdir(directory)).filter(
    (name) => name.startsWith(LOCK_PREFIX) && name !== own && !name.endsWith('.draft'),
  );
  const locks = await Promise.all(names.map((name) => readLock(directory, name)));
  return locks.filter((lock) => lock !== undefined);
}

/** Nothing when its process has ended; the file is removed then, which no other process can have made. */
async function readLock(directory: string, name: string): Promise<Lock | undefined> {
  const file = join(directory, name);
  const found = await orNull(Promise.all([readFile(file, 'utf8'), stat(file)]));
  if (found === null) return undefined;
  const [text, { mtimeMs }] = found;
  const holder = parse(text);
  if (holder !== undefined && (await isRunning(holder))) {
    return { name, file, pid: holder.pid, age: Date.now() - mtimeMs };
  }
  await rm(file, { force: true });
  return undefined;
}

function parse(text: string): ProcessIdentity | undefined {
  try {
    const { pid, startedAt } = JSON.parse(text) as Partial<ProcessIdentity>;
    return typeof pid === 'number' && pid > 0 ? { pid, startedAt: startedAt ?? null } : undefined;
  } catch {
    return undefined;
  }
}
