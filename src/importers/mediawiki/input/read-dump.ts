import { ImportError } from '../../import-error.ts';
import type { DumpItem } from './dump-items.ts';
import { DumpParser } from './dump-parser.ts';
import type { Input } from './open-input.ts';

/**
 * Reads a file of a dump in memory that does not grow with it.
 *
 * @throws ImportError naming file and line where the file is not what it should be or ends too early
 */
export async function* readDump(
  input: Input,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<DumpItem> {
  const parser = new DumpParser(input.name);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw parser.broken('it has bytes that are not UTF-8');
    }
  };
  let isFirst = true;
  for await (const bytes of input.read(onBytes)) {
    if (isFirst) assertText(input.name, bytes);
    isFirst = false;
    yield* parser.write(decode(bytes));
  }
  yield* parser.write(decode());
  parser.close();
}

/** UTF-16 begins with a mark, and any other packed or binary file with none of the characters of XML. */
function assertText(name: string, bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 64))
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (/^\s*</.test(start)) return;
  const found = start.trim() === '' ? 'nothing' : JSON.stringify(start.slice(0, 20));
  throw new ImportError(
    `${name} begins with ${found} and not with XML. A dump is an XML file in UTF-8, as it is or packed with gzip, bzip2 or 7-Zip.`,
  );
}
