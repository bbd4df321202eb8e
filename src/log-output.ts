import { write } from 'node:fs';
import { Writable } from 'node:stream';

/** How much may wait to be written, in characters, before further lines are left out. */
const MAX_WAITING = 4 * 1024 * 1024;

/** How long a descriptor that takes nothing at the moment is left alone, in ms. */
const PAUSE = 100;

interface LogOutputOptions {
  readonly fd: number;
  /** Makes what is written of a line. */
  readonly format?: (line: string) => string;
  readonly maxWaiting?: number;
  /** Called when something was written again, after lines were left out. */
  readonly onLost: (lines: number) => void;
}

/**
 * Writes the lines of a log, and holds up nobody: neither when what reads them has stopped, nor when the disk is full.
 * Lines that cannot be written are left out and counted.
 */
export class LogOutput {
  readonly #options: LogOutputOptions;
  readonly #stream: Writable;
  #lost = 0;

  constructor(options: LogOutputOptions) {
    this.#options = options;
    this.#stream = new Writable({
      decodeStrings: false,
      // What came while something was written leaves at once.
      writev: (lines, done) =>
        this.#send(
          lines.map(({ chunk }) => chunk as string),
          done,
        ),
    });
  }

  write(line: string): void {
    const { format = asItIs, maxWaiting = MAX_WAITING } = this.#options;
    if (this.#stream.writableLength > maxWaiting) this.#lost += 1;
    else this.#stream.write(format(line));
  }

  #send(lines: readonly string[], done: () => void): void {
    let left: Buffer = Buffer.from(lines.join(''));
    const next = () => write(this.#options.fd, left, written);
    const written = (error: NodeJS.ErrnoException | null, bytes: number) => {
      if (error?.code === 'EAGAIN') {
        setTimeout(next, PAUSE).unref();
        return;
      }
      if (error !== null) {
        this.#lost += lines.length;
        done();
        return;
      }
      left = left.subarray(bytes);
      if (left.length > 0) {
        next();
        return;
      }
      done();
      this.#tellLost();
    };
    next();
  }

  #tellLost(): void {
    const lines = this.#lost;
    this.#lost = 0;
    if (lines > 0) this.#options.onLost(lines);
  }
}

const asItIs = (line: string) => line;
