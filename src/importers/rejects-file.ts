import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { ImportError } from './import-error.ts';
import type { Rejection } from './tally.ts';

/**
 * The list of what could not be imported, an object a line: `file`, `line`, `id`, `reason`. The file is
 * made with the first rejection; what an earlier import left in it is replaced.
 */
export class RejectsFile {
  readonly path: string;
  #file: number | undefined;

  constructor(path: string) {
    this.path = resolve(path);
  }

  /**
   * For the start: an import of hours would otherwise stop at its first rejected row.
   *
   * @throws ImportError if the file cannot be made
   */
  assertWritable(): void {
    try {
      const isNew = !existsSync(this.path);
      closeSync(openSync(this.path, 'a'));
      if (isNew) rmSync(this.path);
    } catch (cause) {
      throw this.#notWritable(cause);
    }
  }

  /** Written at once: should the process be killed, the list is as long as the import came. */
  add({ place: { file, line, id }, reason }: Rejection): void {
    this.#file ??= this.#open();
    try {
      writeSync(this.#file, `${JSON.stringify({ file, line, id, reason })}\n`);
    } catch (cause) {
      throw this.#notWritable(cause);
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #open(): number {
    try {
      return openSync(this.path, 'w');
    } catch (cause) {
      throw this.#notWritable(cause);
    }
  }

  #notWritable(cause: unknown): ImportError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new ImportError(
      `Cannot write the list of rejected rows to ${this.path}: ${reason}. Choose another place with --rejects FILE.`,
      { cause },
    );
  }
}
