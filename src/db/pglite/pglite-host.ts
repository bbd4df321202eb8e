import type { Thread } from '../../workers/thread.ts';
import { reasonOf } from '../driver-error.ts';
import type { Incident } from '../incident.ts';
import { connectionLost } from './connection-lost.ts';
import { type Outcome, resultOf } from './outcome.ts';
import type { PgliteSettings } from './pglite-tasks.ts';
import { PgliteThreads } from './pglite-threads.ts';
import {
  type InputOf,
  NO_LIMITS,
  type ResultOf,
  type TaskName,
  type Turn,
  type TurnLimits,
  type TurnTaker,
} from './turn.ts';
import { Turns } from './turns.ts';

/** How long closing waits for the statement under way, in ms. */
const CLOSING_WAIT = 10_000;

interface HostOptions extends PgliteSettings {
  readonly incident: Incident;
}

/**
 * PGlite in a thread of its own, so that no statement holds up the event loop. Its one connection is handed
 * out in turns. A statement that takes longer than it may is ended with its thread; another thread opens the
 * folder again, and PostgreSQL recovers what was committed. What waits for its turn goes on then.
 *
 * A database in memory would be gone with its thread: there a statement takes as long as it takes.
 */
export class PgliteHost implements TurnTaker {
  readonly #options: HostOptions;
  readonly #threads: PgliteThreads;
  readonly #turns = new Turns();
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(options: HostOptions) {
    this.#options = options;
    this.#threads = new PgliteThreads({
      ...options,
      onNotice: (channel) => this.#tell(channel),
      onReopened: (thread) => this.#listenAgain(thread),
    });
  }

  /** @throws what PGlite says when it cannot be opened */
  opened(): Promise<void> {
    return this.#threads.opened();
  }

  /**
   * @throws DatabaseBusyError when too many wait, or it waited for too long; DriverAdapterError when the
   * database cannot be opened again
   */
  async takeTurn({ wait, statement }: TurnLimits): Promise<Turn> {
    const end = await this.#turns.take(wait);
    try {
      const thread = await this.#threads.living();
      const limit = this.#options.folder === null ? Number.POSITIVE_INFINITY : statement;
      return this.#turn(thread, limit, end);
    } catch (error) {
      end();
      throw error;
    }
  }

  /** Calls back at each notice, and when notices may have been missed. */
  async onNotice(channel: string, heard: () => void): Promise<() => void> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(heard));
    const turn = await this.takeTurn(NO_LIMITS);
    await turn.run('script', `listen ${channel}`).finally(turn.end);
    return () => listeners.delete(heard);
  }

  async close(): Promise<void> {
    const endTurn = await this.#turns.take(CLOSING_WAIT).catch(() => undefined);
    await this.#threads.close();
    endTurn?.();
  }

  /** A transaction may be asked for several statements at once; they run one after another. */
  #turn(thread: Thread, limit: number, end: () => void): Turn {
    let last: Promise<unknown> = Promise.resolve();
    return {
      run: (name, input) => {
        const result = last.then(() => this.#run(thread, { name, input, limit }));
        last = result.catch(() => {});
        return result;
      },
      end,
    };
  }

  async #run<Name extends TaskName>(
    thread: Thread,
    { name, input, limit }: { name: Name; input: InputOf<Name>; limit: number },
  ): Promise<ResultOf<Name>> {
    if (thread.hasEnded) throw connectionLost('PGlite was ended.');
    let outcome: Outcome<ResultOf<Name>>;
    try {
      // The name of the task decides the type of its outcome; a thread's answer has none.
      outcome = (await thread.run({ name, input }, limit)) as typeof outcome;
    } catch (error) {
      const reason = reasonOf(error);
      this.#options.incident.noteLoss(reason);
      void thread.end();
      throw connectionLost(reason);
    }
    return resultOf(outcome);
  }

  async #listenAgain(thread: Thread): Promise<void> {
    for (const channel of this.#listeners.keys()) {
      await thread.run({ name: 'script', input: `listen ${channel}` }, Number.POSITIVE_INFINITY);
      this.#tell(channel);
    }
  }

  #tell(channel: string): void {
    for (const heard of this.#listeners.get(channel) ?? []) heard();
  }
}
