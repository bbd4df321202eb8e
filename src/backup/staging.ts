import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, type ProcessIdentity, thisProcess } from '../db/process-identity.ts';

/** What the names of folders of work under way begin with, beside what is made. */
const PREFIX = 'commonplace-unfinished-';

/** The file in it that names its process. */
const OWNER = 'owner.json';

/** Older than this, in ms, a folder is of no process on another machine. */
const MAX_AGE = 24 * 60 * 60 * 1_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Files of a copy under way may still appear in the folder. */
const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 } as const;

/**
 * Makes a folder for `work` in a directory, and removes it at the end, also when a signal ends the process. What a
 * killed process left there goes when the next one begins.
 */
export async function withStaging<T>(
  directory: string,
  work: (staging: string) => Promise<T>,
): Promise<T> {
  await removeAbandoned(directory);
  const staging = await mkdtemp(join(directory, PREFIX));
  const end = (signal: NodeJS.Signals) => {
    rmSync(staging, REMOVAL);
    for (const name of SIGNALS) process.off(name, end);
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    await writeFile(join(staging, OWNER), JSON.stringify(await thisProcess()));
    return await work(staging);
  } finally {
    await rm(staging, REMOVAL);
    for (const signal of SIGNALS) process.off(signal, end);
  }
}

async function removeAbandoned(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => join(directory, name))) {
    if (await isAbandoned(folder)) await rm(folder, REMOVAL);
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  try {
    const file = join(folder, OWNER);
    const { mtimeMs } = await stat(file);
    const owner = JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity;
    return !(await isRunning(owner)) && Date.now() - mtimeMs > MAX_AGE;
  } catch {
    return false;
  }
}
