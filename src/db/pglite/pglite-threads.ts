import { Thread } from '../../workers/thread.ts';
import { threadModule } from '../../workers/thread-module.ts';
import { reasonOf } from '../driver-error.ts';
import type { Incident } from '../incident.ts';
import { compiledProgram } from './compiled-program.ts';
import { connectionLost } from './connection-lost.ts';
import { openingError } from './opening-error.ts';
import type { PgliteSettings } from './pglite-tasks.ts';

/** How long closing may take, in ms, before the thread is ended as it is. */
const CLOSING_TIME = 10_000;

/** How long nothing is tried after the database could not be opened again, in ms. */
const PAUSE = 1_000;

interface ThreadsOptions extends PgliteSettings {
  readonly incident: Incident;
  readonly onNotice: (channel: string) => void;
  /** Called with each thread after the first, before it is used. */
  readonly onReopened: (thread: Thread) => Promise<void>;
}

/** The thread that has the database, and the next one after it was ended. */
export class PgliteThreads {
  readonly #options: ThreadsOptions;
  #thread: Promise<Thread>;
  #isClosed = false;
  #failure: { readonly until: number; readonly error: Error } | undefined;

  constructor(options: ThreadsOptions) {
    this.#options = options;
    this.#thread = this.#open();
    this.#thread.catch(() => {});
  }

  /** @throws what PGlite says when it cannot be opened */
  async opened(): Promise<void> {
    await this.#thread;
  }

  /**
   * One that runs. Not to be called again before it answers: two threads must never have one folder.
   *
   * @throws DriverAdapterError when there is none, and another could not be made
   */
  async living(): Promise<Thread> {
    const thread = await this.#thread.catch(() => undefined);
    if (thread?.hasEnded === false) return thread;
    if (this.#isClosed) throw connectionLost('The database was closed.');
    if (this.#options.folder === null) throw connectionLost('The database in memory is gone.');
    if (this.#failure !== undefined && performance.now() < this.#failure.until) {
      throw this.#failure.error;
    }
    await thread?.end();
    this.#thread = this.#reopen();
    return this.#thread;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const thread = await this.#thread.catch(() => undefined);
    if (thread?.hasEnded === false) {
      await thread.run({ name: 'close', input: undefined }, CLOSING_TIME).catch(() => {});
    }
    await thread?.end();
  }

  async #open(): Promise<Thread> {
    const { folder, isSynced, onNotice } = this.#options;
    const thread = new Thread(threadModule('pglite-thread'), { onNotice });
    try {
      const input = { folder, isSynced, program: await compiledProgram() };
      await thread.run({ name: 'open', input }, Number.POSITIVE_INFINITY);
      return thread;
    } catch (error) {
      await thread.end();
      throw error;
    }
  }

  async #reopen(): Promise<Thread> {
    try {
      const thread = await this.#open();
      await this.#options.onReopened(thread);
      this.#options.incident.noteAnswer();
      return thread;
    } catch (error) {
      const { folder } = this.#options;
      const reason = folder === null ? error : await openingError(folder, error);
      const lost = connectionLost(`PGlite cannot be opened again. ${reasonOf(reason)}`);
      this.#failure = { until: performance.now() + PAUSE, error: lost };
      throw lost;
    }
  }
}
