import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { parseFileName } from '../../lib/image-files.ts';
import { ExportError } from './export-error.ts';
import { fileOf } from './kind.ts';
import { KINDS } from './kinds.ts';
import { IMAGES_FOLDER, IMAGES_KIND, MANIFEST_FILE } from './manifest.ts';

interface Stored {
  readonly bytes: number;
  readonly sha256: string;
}

/** Where an export goes. */
export interface ExportTarget {
  /** Packs lines into a file. */
  lines(file: string, lines: AsyncIterable<string>): Promise<Stored>;
  image(file: string, content: Uint8Array): Promise<void>;
  manifest(content: string): Promise<void>;
}

/** Stores nothing: for the digests that an export would have. */
export const digestTarget: ExportTarget = {
  lines: (_file, lines) =>
    pack(lines, new Writable({ write: (_chunk, _encoding, done) => done() })),
  async image() {},
  async manifest() {},
};

/**
 * A folder, which is made. What an export that was cut off left there is replaced.
 *
 * @throws ExportError if it has anything else
 */
export async function folderTarget(folder: string): Promise<ExportTarget> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new ExportError(`Cannot make the folder ${folder}: ${messageOf(cause)}`, { cause });
  });
  await clear(folder);
  return {
    lines: (file, lines) => pack(lines, createWriteStream(join(folder, file), { mode: 0o600 })),
    async image(file, content) {
      await mkdir(join(folder, IMAGES_FOLDER), { recursive: true, mode: 0o700 });
      await writeFile(join(folder, IMAGES_FOLDER, file), content, { mode: 0o600 });
    },
    manifest: (content) => writeFile(join(folder, MANIFEST_FILE), content, { mode: 0o600 }),
  };
}

async function clear(folder: string): Promise<void> {
  const found = await readdir(folder);
  if (found.includes(MANIFEST_FILE)) {
    throw new ExportError(`${folder} has an export already. Choose another folder, or remove it.`);
  }
  const own = new Set([...[...KINDS, { name: IMAGES_KIND }].map(fileOf), IMAGES_FOLDER]);
  const images = found.includes(IMAGES_FOLDER) ? await readdir(join(folder, IMAGES_FOLDER)) : [];
  const foreign = [
    ...found.filter((name) => !own.has(name)),
    ...images.filter((name) => parseFileName(name) === null),
  ];
  if (foreign.length > 0) {
    throw new ExportError(`${folder} is not empty: it has ${foreign[0]}. Choose another folder.`);
  }
  for (const name of found) await rm(join(folder, name), { recursive: true });
}

async function pack(lines: AsyncIterable<string>, file: Writable): Promise<Stored> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(Readable.from(lines, { highWaterMark: 1 }), createGzip(), measure, file);
  return { bytes, sha256: hash.digest('hex') };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
