import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { reasonOf } from '../../db/driver-error.ts';
import { ImportError } from '../import-error.ts';

/** No line of an export is longer, in bytes: the longest text has 8,000,000 characters. */
const MAX_LINE = 128 * 1024 * 1024;

const NEW_LINE = 0x0a;

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a packed file.
 *
 * @param onBytes receives how many stored bytes were read
 * @throws ImportError if the file ends too early, or is not packed
 */
export async function* linesOf(
  path: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Line> {
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  // Errors are heard where the chunks are read.
  const chunks = pipeline(createReadStream(path), count, createGunzip(), () => {});
  let number = 0;
  let rest: Buffer[] = [];
  let restLength = 0;
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, start)) {
        const text = Buffer.concat([...rest, chunk.subarray(start, end)]).toString();
        start = end + 1;
        rest = [];
        restLength = 0;
        number += 1;
        yield { number, text };
      }
      rest.push(chunk.subarray(start));
      restLength += chunk.length - start;
      if (restLength > MAX_LINE) throw new Error(`line ${number + 1} is longer than 128 MB`);
    }
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError(`Cannot read ${basename(path)}: ${reasonOf(cause)}.`, { cause });
  }
  if (restLength > 0) {
    throw new ImportError(`${basename(path)}, line ${number + 1}: the file ends inside it.`);
  }
}
