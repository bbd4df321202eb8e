import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** Where the files of exports are. */
export interface ExportFiles {
  /** Writes a file piece by piece, until it is aborted; it is there once it is whole. Returns its size in bytes. */
  write(id: string, content: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<number>;
  /** Null when there is no such file. */
  read(
    id: string,
  ): Promise<{ readonly size: number | null; readonly content: ReadableStream } | null>;
  remove(id: string): Promise<void>;
  /** Deletes all files but these, once they are an hour old. */
  removeOthers(ids: ReadonlySet<string>): Promise<void>;
}

/** A file that is being written is not touched for so long, in ms. */
export const MAX_WRITE_TIME = 3_600_000;

/** Files in a folder that only its owner can read. The folder is made with the first file. */
export function exportFiles(folder: string): ExportFiles {
  const pathOf = (id: string) => join(folder, `${id}.zip`);
  return {
    async write(id, content, signal) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `${id}.part`);
      const file = createWriteStream(unfinished, { mode: 0o600 });
      await pipeline(Readable.fromWeb(content), file, { signal });
      await rename(unfinished, pathOf(id));
      return (await stat(pathOf(id))).size;
    },
    async read(id) {
      const found = await stat(pathOf(id)).catch(() => null);
      if (found === null) return null;
      return { size: found.size, content: Readable.toWeb(createReadStream(pathOf(id))) };
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    async removeOthers(ids) {
      for (const name of await readdir(folder).catch(() => [])) {
        if (ids.has(name.replace(/\.zip$/, ''))) continue;
        const path = join(folder, name);
        const found = await stat(path).catch(() => null);
        if (found !== null && Date.now() - found.mtimeMs > MAX_WRITE_TIME)
          await rm(path, { force: true });
      }
    },
  };
}
