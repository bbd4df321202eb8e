import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImportError } from '../../import-error.ts';
import { decompressed } from './decompress.ts';

/** A file of a dump. It is read more than once. */
export interface Input {
  /** What messages and lists of rejected rows call it. */
  readonly name: string;
  /** As it is stored, in bytes. */
  readonly size: number;
  /** The unpacked bytes from the beginning. `onBytes` receives how many stored bytes were read. */
  read(onBytes?: (bytes: number) => void): AsyncIterable<Uint8Array>;
}

/** Names standard input on the command line. */
const STANDARD_INPUT = '-';

/**
 * Opens a file, or copies standard input to a temporary file, since a dump is read twice.
 *
 * @throws ImportError if it cannot be read
 */
export async function openInput(path: string): Promise<Input> {
  return path === STANDARD_INPUT ? openStandardInput() : openFile(path);
}

async function openFile(path: string): Promise<Input> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new ImportError(`Cannot read ${path}: ${cause.message}`, { cause });
  });
  if (found.isDirectory()) {
    throw new ImportError(`${path} is a folder. Pass the files of the dump instead.`);
  }
  const open = () => createReadStream(path, { highWaterMark: READ_SIZE });
  return inputOf({ name: basename(path), path, size: found.size, open });
}

const READ_SIZE = 256 * 1024;

/** The copy has no name any more while it is used, so nothing is left behind by a killed process. */
async function openStandardInput(): Promise<Input> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-import-'));
  const path = join(folder, 'stdin');
  try {
    await pipeline(process.stdin, createWriteStream(path));
    const file = await open(path);
    const { size } = await file.stat();
    return inputOf({
      name: 'standard input',
      path: null,
      size,
      open: () => file.createReadStream({ start: 0, autoClose: false, highWaterMark: READ_SIZE }),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Stored {
  readonly name: string;
  /** Null where the file has no name any more. */
  readonly path: string | null;
  readonly size: number;
  readonly open: () => Readable;
}

function inputOf(stored: Stored): Input {
  const { name, size } = stored;
  return { name, size, read: (onBytes) => decompressed(stored, onBytes ?? (() => {})) };
}
