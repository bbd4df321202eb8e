import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeRuns, type Row } from './merge-runs.ts';

/** Characters held before a run is written out; the most memory that a spool takes, twice over. */
const RUN_CHARACTERS = 8 * 1024 * 1024;

/** Runs merged at once. More than this are first merged into one, so that open files stay few. */
const FAN_IN = 32;

/**
 * Rows brought into the order of their keys in flat memory, however many there are: an external merge
 * sort. Rows are gathered and sorted in runs; runs go to temporary files, and reading merges them.
 * What fits into one run never touches the disk.
 *
 * The files have no name any more while they are used, so nothing is left behind by a killed process.
 */
export class SortedSpool {
  readonly #runCharacters: number;
  #pending: Row[] = [];
  #characters = 0;
  #runs: FileHandle[] = [];
  #count = 0;

  constructor(runCharacters: number = RUN_CHARACTERS) {
    this.#runCharacters = runCharacters;
  }

  /** How many rows were added. */
  get count(): number {
    return this.#count;
  }

  /**
   * Adds a row. Rows of equal keys come back in no particular order.
   *
   * @param key compared by UTF-16 code units; without tabs and line feeds
   * @param value anything that JSON can hold
   */
  async add(key: string, value: unknown): Promise<void> {
    const line = JSON.stringify(value);
    this.#pending.push({ key, line });
    this.#count += 1;
    this.#characters += key.length + line.length;
    if (this.#characters >= this.#runCharacters) await this.#spill();
  }

  /** Reads everything in order. May be called again and again, but not while adding. */
  async *read(): AsyncGenerator<Row> {
    this.#pending.sort(byKey);
    if (this.#runs.length === 0) yield* this.#pending;
    else yield* mergeRuns(this.#runs, this.#pending);
  }

  /** Lets go of the temporary files. */
  async close(): Promise<void> {
    this.#pending = [];
    await Promise.all(this.#runs.map((run) => run.close()));
    this.#runs = [];
  }

  async #spill(): Promise<void> {
    this.#pending.sort(byKey);
    this.#runs.push(await writeRun(this.#pending));
    this.#pending = [];
    this.#characters = 0;
    if (this.#runs.length < FAN_IN) return;
    const merged = await writeRun(mergeRuns(this.#runs, []));
    await Promise.all(this.#runs.map((run) => run.close()));
    this.#runs = [merged];
  }
}

function byKey(a: Row, b: Row): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

async function writeRun(rows: Iterable<Row> | AsyncIterable<Row>): Promise<FileHandle> {
  const file = await openNameless();
  let block = '';
  for await (const { key, line } of rows) {
    block += `${key}\t${line}\n`;
    if (block.length < 1024 * 1024) continue;
    await file.appendFile(block);
    block = '';
  }
  await file.appendFile(block);
  return file;
}

async function openNameless(): Promise<FileHandle> {
  const directory = await mkdtemp(join(tmpdir(), 'commonplace-import-'));
  const file = await open(join(directory, 'run'), 'wx+');
  await rm(directory, { recursive: true });
  return file;
}
