import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../../import-error.ts';

interface Stored {
  readonly name: string;
  /** Null where the file has no name any more. */
  readonly path: string | null;
  readonly size: number;
  /** Its stored bytes from the beginning. */
  readonly open: () => Readable;
}

type OnBytes = (bytes: number) => void;
type Bytes = AsyncGenerator<Uint8Array>;

/**
 * The unpacked bytes of a file. Its first bytes tell how it is packed, whatever its name.
 *
 * @throws ImportError, also while it is read, if it is damaged or cannot be unpacked here
 */
export async function* decompressed(stored: Stored, onBytes: OnBytes): Bytes {
  const bytes = counted(stored.open(), onBytes);
  const { value: first } = await bytes.next();
  if (first === undefined) return;
  const hex = Buffer.from(first.subarray(0, 6)).toString('hex');
  const all = withFirst(first, bytes);
  if (hex.startsWith('1f8b')) yield* gunzipped(stored, all);
  else if (hex.startsWith('425a68'))
    yield* outputOf(stored, { command: 'bzip2', args: ['-dc'], input: all });
  else if (hex === '377abcaf271c') {
    await bytes.return(undefined);
    yield* extracted(stored, onBytes);
  } else yield* all;
}

async function* counted(stream: Readable, onBytes: OnBytes): Bytes {
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function* withFirst(first: Uint8Array, rest: Bytes): Bytes {
  yield first;
  yield* rest;
}

async function* gunzipped(stored: Stored, bytes: Bytes): Bytes {
  const packed = Readable.from(bytes);
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  try {
    yield* packed.pipe(unpacked) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw damaged(stored, cause instanceof Error ? cause.message : String(cause));
  } finally {
    packed.destroy();
  }
}

/** An archive is read from its end, so only a file will do, and only its name can be passed on. */
async function* extracted(stored: Stored, onBytes: OnBytes): Bytes {
  if (stored.path === null) {
    throw new ImportError(`${stored.name} is a 7z archive, which can only be read from a file.`);
  }
  const args = ['e', '-so', '-bd', '--', stored.path];
  let reported = 0;
  for await (const chunk of outputOf(stored, { command: '7z', args, input: null })) {
    // Texts of wikis become a tenth or less; how far the archive was read is not known.
    const read = Math.min(chunk.length / 10, stored.size - reported);
    reported += read;
    onBytes(read);
    yield chunk;
  }
  onBytes(stored.size - reported);
}

interface Program {
  readonly command: 'bzip2' | '7z';
  readonly args: readonly string[];
  /** For its standard input; null where it reads a file by itself. */
  readonly input: Bytes | null;
}

async function* outputOf(stored: Stored, { command, args, input }: Program): Bytes {
  const stdin = input === null ? 'ignore' : 'pipe';
  const child = spawn(command, args, { stdio: [stdin, 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr?.on('data', (data: Buffer) => {
    complaint = (complaint + data.toString()).slice(0, 2_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // Heard of below; until then nobody listens.
  ended.catch(() => {});
  // A program that ends early stops reading, which is told by its exit code.
  child.stdin?.on('error', () => {});
  if (input !== null && child.stdin !== null) Readable.from(input).pipe(child.stdin);
  try {
    if (child.stdout !== null) yield* child.stdout as AsyncIterable<Buffer>;
    const code = await ended;
    if (code !== 0) {
      throw damaged(stored, reasonIn(complaint, command) || `${command} ended with code ${code}`);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new ImportError(
      `${stored.name} needs the program ${command}, which is not installed. Install it, or unpack the file first.`,
      { cause },
    );
  } finally {
    child.kill();
  }
}

/** The line that says what is wrong. bzip2 begins with it and adds advice; 7z ends with it, after names of files. */
function reasonIn(complaint: string, command: Program['command']): string {
  const lines = complaint.split('\n').flatMap((line) => line.trim() || []);
  const line = lines.at(command === 'bzip2' ? 0 : -1) ?? '';
  return line.replace(/^(bzip2|ERROR): /, '').replace(/[;.]$/, '');
}

function damaged({ name }: Stored, reason: string): ImportError {
  return new ImportError(
    `${name} cannot be unpacked: ${reason.replace(/\s+/g, ' ')}. The file is damaged or incomplete: ` +
      'get it again and run the import once more. What was written so far stays.',
  );
}
