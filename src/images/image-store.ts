import { randomUUID } from 'node:crypto';
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  opendir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileNameOf, type ImageFile, parseFileName } from '../lib/image-files.ts';
import { orNull } from '../lib/or-null.ts';

/** Where the files of images are. */
export interface ImageStore {
  /** In words, for messages. */
  readonly location: string;
  /** Stores a file unless it is there. It survives a power cut when this resolves. */
  write(file: ImageFile, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such file. */
  read(file: ImageFile, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  has(file: ImageFile): Promise<boolean>;
  /** Removes a file, if it is there. */
  remove(file: ImageFile, signal?: AbortSignal): Promise<void>;
  /** All files, in no order. */
  list(signal?: AbortSignal): AsyncIterable<ImageFile>;
  /** Removes what writes left behind that were cut off. */
  removeRemains(): Promise<void>;
  /** Why the store cannot be used now; null when it can. It answers within two seconds. */
  findProblem(): Promise<string | null>;
  /** The same of storing and removing a file, which it tries. It takes as long as that may take. */
  findWriteProblem(): Promise<string | null>;
}

/** A write is over after this time, in ms. */
const MAX_WRITE_TIME = 3_600_000;

/** Names of files that are being written. */
const UNFINISHED = /^\.[0-9a-f-]{36}\.part$/;

/** Files in a folder that only its owner can read. The folder is made with the first file. */
export function folderStore(folder: string): ImageStore {
  const pathOf = (file: ImageFile) => join(folder, fileNameOf(file));

  async function has(file: ImageFile): Promise<boolean> {
    return (await orNull(stat(pathOf(file)))) !== null;
  }

  async function findProblem(): Promise<string | null> {
    try {
      const rights = constants.R_OK | constants.W_OK | constants.X_OK;
      const isThere = (await orNull(access(folder, rights))) !== null;
      if (!isThere) await tryToMakeFolderIn(await nearestFolder(folder));
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  return {
    location: folder,
    has,
    async write(file, bytes) {
      if (await has(file)) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${randomUUID()}.part`);
      await writeFile(unfinished, bytes, { mode: 0o600, flag: 'wx', flush: true });
      await rename(unfinished, pathOf(file));
    },
    async read(file) {
      const content = await orNull(readFile(pathOf(file)));
      return content === null ? null : new Uint8Array(content);
    },
    remove: (file) => rm(pathOf(file), { force: true }),
    async *list() {
      for await (const name of namesIn(folder)) {
        const file = parseFileName(name);
        if (file !== null) yield file;
      }
    },
    async removeRemains() {
      for await (const name of namesIn(folder)) {
        if (!UNFINISHED.test(name)) continue;
        const found = await orNull(stat(join(folder, name)));
        if (found !== null && Date.now() - found.mtimeMs > MAX_WRITE_TIME) {
          await rm(join(folder, name), { force: true });
        }
      }
    },
    findProblem,
    // The rights to the folder say it.
    findWriteProblem: findProblem,
  };
}

/** The folder itself, or the last of those above it that exists. */
async function nearestFolder(path: string): Promise<string> {
  const isThere = (await orNull(stat(path))) !== null;
  return isThere ? path : nearestFolder(dirname(resolve(path)));
}

/** Rights do not say it all: nobody makes a folder in `/proc`. */
async function tryToMakeFolderIn(folder: string): Promise<void> {
  await rmdir(await mkdtemp(join(folder, '.commonplace-')));
}

async function* namesIn(folder: string): AsyncGenerator<string, void, undefined> {
  const entries = await orNull(opendir(folder));
  if (entries === null) return;
  for await (const { name } of entries) yield name;
}
