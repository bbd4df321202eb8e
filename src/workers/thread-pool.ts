import { PublicError } from '../lib/errors.ts';
import { FairQueue } from './fair-queue.ts';
import type { TaskFunction } from './serve-tasks.ts';
import { Thread } from './thread.ts';

export interface ThreadPoolOptions {
  /** What the threads run: a module that calls `serveTasks`. Asked for with the first task. */
  readonly module: () => URL;
  readonly maxThreads: number;
  /** Whether each is a process of its own. */
  readonly isProcess?: boolean;
  /** In MB, for what a thread has just made. Less takes less memory, and more time to clear away. Default: what Node does. */
  readonly maxYoungMemory?: number;
  /** How much may wait for a thread, in the unit of `weight`; what is beyond is refused. */
  readonly maxWaiting: number;
}

export interface TaskOptions {
  /** How long it may run, in ms. */
  readonly limit: number;
  /** How much memory it takes while it waits, in a unit of the pool's user. */
  readonly weight: number;
  /** Those who have tasks waiting take turns. */
  readonly owner: object;
  /** Called before it begins. Throws when nobody wants the result any more. */
  readonly assertWanted?: (() => void) | undefined;
}

interface Waiting extends TaskOptions {
  readonly name: string;
  readonly input: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Tasks = Readonly<Record<string, TaskFunction>>;
export type InputOf<Task extends TaskFunction> = Parameters<Task>[0];
export type ResultOf<Task extends TaskFunction> = Awaited<ReturnType<Task>>;

/** In MB: what needs more ends the thread, and not the process. */
const MAX_MEMORY = 512;

/** How long an idle thread stays alive, in ms: it holds parsers in memory. */
const KEPT_IDLE = 60_000;

/** Threads that run tasks, started when they are needed. */
export class ThreadPool<Known extends Tasks> {
  readonly #options: ThreadPoolOptions;
  readonly #queue = new FairQueue<object, Waiting>();
  readonly #idle = new Map<Thread, NodeJS.Timeout>();
  #busy = 0;
  #waiting = 0;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  /**
   * @throws PublicError UNAVAILABLE at once when too much waits; TaskTimeoutError; what `assertWanted` and
   * the task throw
   */
  run<Name extends keyof Known & string>(
    name: Name,
    input: InputOf<Known[Name]>,
    options: TaskOptions,
  ): Promise<ResultOf<Known[Name]>> {
    // What is too large for the limit by itself may wait when nothing else does.
    if (this.#waiting > 0 && this.#waiting + options.weight > this.#options.maxWaiting) {
      return Promise.reject(tooMuchWaits());
    }
    this.#waiting += options.weight;
    const result = new Promise((resolve, reject) => {
      this.#queue.push(options.owner, { ...options, name, input, resolve, reject });
    });
    this.#startNext();
    // The names of tasks decide the types of their results; a thread's answer has none.
    return result as Promise<ResultOf<Known[Name]>>;
  }

  /** Ends the threads that have nothing to do. */
  close(): void {
    for (const [thread, timer] of this.#idle) {
      clearTimeout(timer);
      void thread.end();
    }
    this.#idle.clear();
  }

  #startNext(): void {
    while (this.#busy < this.#options.maxThreads) {
      const task = this.#queue.shift();
      if (task === undefined) return;
      this.#waiting -= task.weight;
      try {
        task.assertWanted?.();
        this.#begin(task, this.#takeThread());
      } catch (error) {
        task.reject(error);
      }
    }
  }

  #begin(task: Waiting, thread: Thread): void {
    this.#busy += 1;
    const done = () => {
      this.#busy -= 1;
      if (!thread.hasEnded) this.#rest(thread);
      this.#startNext();
    };
    thread.run(task, task.limit).finally(done).then(task.resolve, task.reject);
  }

  #takeThread(): Thread {
    const [rested] = this.#idle;
    const { module, isProcess = false, maxYoungMemory } = this.#options;
    if (rested === undefined) {
      return new Thread(module(), { isProcess, maxMemory: MAX_MEMORY, maxYoungMemory });
    }
    const [thread, timer] = rested;
    clearTimeout(timer);
    this.#idle.delete(thread);
    return thread.hasEnded ? this.#takeThread() : thread;
  }

  #rest(thread: Thread): void {
    const timer = setTimeout(() => {
      this.#idle.delete(thread);
      void thread.end();
    }, KEPT_IDLE).unref();
    this.#idle.set(thread, timer);
  }
}

function tooMuchWaits(): PublicError {
  return new PublicError('The server has too many texts or pictures to process. Try again soon.', {
    code: 'UNAVAILABLE',
  });
}
