import type { Option } from 'commander';
import type { SourceHtml } from './fidelity/measure-fidelity.ts';
import type { Progress } from './progress.ts';
import type { ImportRecord } from './records.ts';
import type { Tally } from './tally.ts';

/** Where an importer counts what it reads, and reports its progress. */
export interface Reading {
  readonly tally: Tally;
  readonly progress: Progress;
  /** Takes what the source shows, from sources that are read once. Absent where nobody compares. */
  readonly noteText?: ((text: SourceHtml) => Promise<void>) | undefined;
}

/** Content of another system, found and not read yet. */
export interface Source {
  /** Under this name the origins of its records are filed. It is the same in every run. */
  readonly name: string;
  /** The file that lists all of its users, if there is one: who is missing in it has left. */
  readonly allUsersFile?: string;
  /** What an operator should know about it besides the numbers. */
  readonly notes: readonly string[];
  /** @throws ImportError while they are read, where something cannot be read to its end */
  records(reading: Reading): AsyncIterable<ImportRecord>;
  /** What else an operator should know once everything is written. */
  closingNotes?(): readonly string[];
  /** Called after everything was written, and not after a failure. */
  complete?(): Promise<void>;
  /** Lets go of what texts were made from. Called once everything is written. */
  close?(): void;
  /** Texts as the other system shows them, read once more. Sources without it note theirs while they are read. */
  texts?(): AsyncIterable<SourceHtml>;
}

/** A command `commonplace import NAME …`. It is declared apart from what does it: every start of the program loads it. */
export interface Importer<Options extends object = object> {
  readonly name: string;
  readonly description: string;
  /** What the command is called with, as commander writes it: `<dir>`, or `<file...>` for several. */
  readonly argument: { readonly name: string; readonly description: string };
  /** What is asked besides what all importers ask. */
  readonly options: readonly Option[];
  /**
   * @param tell shows the operator a line
   * @throws ImportError when there is no such source
   */
  open(paths: readonly string[], options: Options, tell: (line: string) => void): Promise<Source>;
}
