import { Worker } from 'node:worker_threads';
import { startProcess, type TaskRunner } from './child-process.ts';
import type { TaskAnswer, TaskMessage } from './serve-tasks.ts';

/** A task took longer than it may; its thread was ended. */
export class TaskTimeoutError extends Error {
  constructor(name: string, milliseconds: number) {
    super(`The task ${name} took longer than ${milliseconds} ms.`);
    this.name = 'TaskTimeoutError';
  }
}

interface Running {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface ThreadOptions {
  /** Whether it is a process of its own. */
  readonly isProcess?: boolean;
  /** In MB. What needs more ends the thread, and not the process. */
  readonly maxMemory?: number;
  /** In MB, for what it has just made. */
  readonly maxYoungMemory?: number | undefined;
  readonly onNotice?: (notice: string) => void;
}

/** A thread that runs one task at a time, each for so long at the most. It can be ended at any moment. */
export class Thread {
  readonly #worker: TaskRunner;
  readonly #ready: Promise<unknown>;
  #running: Running | undefined;
  readonly #onNotice: ((notice: string) => void) | undefined;
  #hasEnded = false;

  constructor(module: URL, options: ThreadOptions = {}) {
    const { isProcess, maxMemory, onNotice } = options;
    this.#onNotice = onNotice;
    this.#worker =
      isProcess === true ? startProcess(module, maxMemory ?? 256) : startThread(module, options);
    this.#ready = this.#answer();
    this.#worker.on('message', (answer: TaskAnswer) => this.#take(answer));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The thread has ended.')));
    this.#worker.unref();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * @param milliseconds how long it may take, counted from when the thread begins; Infinity for any time
   * @throws TaskTimeoutError, and whatever the task throws
   */
  async run({ name, input }: TaskMessage, milliseconds: number): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    // It keeps the process while it works, and not while it waits.
    this.#worker.ref();
    try {
      await this.#ready;
      const answer = this.#answer();
      this.#worker.postMessage({ name, input });
      if (Number.isFinite(milliseconds)) {
        timer = setTimeout(() => {
          this.#fail(new TaskTimeoutError(name, milliseconds));
          void this.end();
        }, milliseconds);
      }
      return await answer;
    } finally {
      clearTimeout(timer);
      this.#worker.unref();
    }
  }

  /** Resolves when nothing of it runs any more. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#worker.terminate();
  }

  #answer(): Promise<unknown> {
    const answer = new Promise((resolve, reject) => {
      this.#running = { resolve, reject };
    });
    // The caller of a task gets the error; a thread without a task may fail silently.
    answer.catch(() => {});
    return answer;
  }

  #take(answer: TaskAnswer): void {
    if (answer === null) this.#running?.resolve(null);
    else if ('notice' in answer) this.#onNotice?.(answer.notice);
    else if ('result' in answer) this.#running?.resolve(answer.result);
    else this.#running?.reject(answer.error);
  }

  #fail(error: unknown): void {
    this.#hasEnded = true;
    this.#running?.reject(error);
  }
}

function startThread(module: URL, { maxMemory, maxYoungMemory }: ThreadOptions): Worker {
  return new Worker(module, {
    resourceLimits: {
      ...(maxMemory !== undefined && { maxOldGenerationSizeMb: maxMemory }),
      ...(maxYoungMemory !== undefined && { maxYoungGenerationSizeMb: maxYoungMemory }),
    },
  });
}
