import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { parseFileName } from '../../lib/image-files.ts';
import { orNull } from '../../lib/or-null.ts';
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
  await makeFolder(resolve(folder)).catch(refusal(`Cannot make the folder ${folder}`));
  await clear(folder);
  const trial = join(folder, fileOf({ name: IMAGES_KIND }));
  await writeFile(trial, '').catch(refusal(`Cannot write into the folder ${folder}`));
  await rm(trial);
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

/** One by one: where nothing can be made, such as in /proc, `recursive` tries for ever. */
async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (await isThere(folder)) return;
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder, { mode: 0o700 });
}

async function isThere(folder: string): Promise<boolean> {
  return (await orNull(stat(folder))) !== null;
}

/** Codes of the operating system for a place where nothing may be written. */
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR']);

function refusal(what: string) {
  return (cause: NodeJS.ErrnoException): never => {
    if (!NOT_WRITABLE.has(cause.code ?? '')) throw cause;
    throw new ExportError(`${what} (${cause.code}). Choose a folder that you may write into.`, {
      cause,
    });
  };
}
