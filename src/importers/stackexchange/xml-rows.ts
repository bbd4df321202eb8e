import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { SaxesParser } from 'saxes';
import { ImportError } from '../import-error.ts';

/** A `<row>` as it stands in a file. */
export interface XmlRow {
  /** The line on which it ends, counted from 1. */
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
}

interface ReadOptions {
  readonly path: string;
  /** The root element that the file must have. */
  readonly root: string;
  /** Receives how many bytes were read. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Characters that may come without a row. One attribute holds a whole text, of some 100,000 characters at
 * most. The limit keeps a file that is something else altogether from filling the memory.
 */
const MAX_WITHOUT_ROW = 16 * 1024 * 1024;

/**
 * Reads a file of a dump row by row, strictly, in memory that does not grow with it. Rows come in small
 * lists, one for each chunk of the file.
 *
 * @throws ImportError naming file and line where the file is not what it should be or ends too early
 */
export async function* readXmlRows({ path, root, onBytes }: ReadOptions): AsyncGenerator<XmlRow[]> {
  const name = basename(path);
  const parser = new RowParser(name, root);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw parser.notUtf8(bytes);
    }
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    yield parser.write(decode(chunk));
    onBytes?.(chunk.length);
  }
  yield parser.write(decode());
  parser.close();
}

/**
 * What saxes says of control characters, as such and as references. XML forbids them, people paste them, and
 * getting the file again would not help: they are taken, references as they are written.
 */
const CONTROL_CHARACTER = new Set(['disallowed character.', 'malformed character entity.']);

class RowParser {
  readonly #name: string;
  readonly #root: string;
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  #rows: XmlRow[] = [];
  #depth = 0;
  #sawRoot = false;
  #withoutRow = 0;

  constructor(name: string, root: string) {
    this.#name = name;
    this.#root = root;
    this.#parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
      if (!/^utf-?8$/i.test(encoding))
        throw this.#broken(`it is written in ${encoding}, not in UTF-8`);
    });
    this.#parser.on('opentag', ({ name: element, attributes }) => this.#open(element, attributes));
    this.#parser.on('closetag', () => {
      this.#depth -= 1;
    });
    this.#parser.on('error', ({ message }) => this.#fail(message));
  }

  write(text: string): XmlRow[] {
    this.#rows = [];
    this.#parser.write(text);
    this.#withoutRow = this.#rows.length > 0 ? 0 : this.#withoutRow + text.length;
    if (this.#withoutRow > MAX_WITHOUT_ROW) throw this.#broken('no row ends for 16 MiB');
    return this.#rows;
  }

  close(): void {
    if (!this.#sawRoot) throw this.#broken('it is empty');
    if (this.#depth > 0) throw this.#broken(`it ends before </${this.#root}>`);
    this.#parser.close();
  }

  /** @param bytes those that could not be read; none at the end of the file */
  notUtf8(bytes: Buffer = Buffer.of()): ImportError {
    const [before = ''] = bytes.toString('utf8').split('\uFFFD', 1);
    const line = this.#parser.line + before.split('\n').length - 1;
    return this.#broken('it has bytes that are not UTF-8', line);
  }

  #open(element: string, attributes: Record<string, string>): void {
    const expected = ['root', 'row'][this.#depth];
    const wanted = expected === 'root' ? this.#root : expected;
    if (element !== wanted) {
      throw this.#broken(`<${element}> where ${wanted ? `<${wanted}>` : 'no element'} should be`);
    }
    this.#depth += 1;
    this.#sawRoot = true;
    if (expected === 'row') this.#rows.push({ line: this.#parser.line, attributes });
  }

  #fail(message: string): void {
    if (CONTROL_CHARACTER.has(message)) return;
    throw this.#broken(`not well-formed XML (${message.replace(/\.$/, '')})`);
  }

  #broken(reason: string, line = this.#parser.line): ImportError {
    return new ImportError(
      `${this.#name}, line ${line}: ${reason}. The file is broken or incomplete: ` +
        'get it again and run the import once more. What was written so far stays.',
    );
  }
}
