import { availableParallelism } from 'node:os';
import { chunksOf } from '../../lib/chunks.ts';
import { threadModule } from '../../workers/thread-module.ts';
import { ThreadPool } from '../../workers/thread-pool.ts';
import type { importThreadTasks } from './import-tasks.ts';
import { type RenderTexts, renderTexts } from './texts.ts';

/** Threads that render texts, so that half of an import's work does not wait for the other half. */
export interface TextPool {
  readonly render: RenderTexts;
  close(): void;
}

/** More threads than this would wait for the one that reads and writes. */
const MAX_THREADS = 4;

/** In MB. Threads take 30 MB less than with Node's own limit, for at most 5 % more time. */
const MAX_YOUNG_MEMORY = 12;

/** Texts rendered by one thread at a time: few enough that the last thread is not waited for long. */
const TEXTS_AT_ONCE = 50;

/** An import may take its time; what bounds its texts are the limits of `content/limits.ts`. */
const TASK = { limit: Number.POSITIVE_INFINITY, weight: 0 };

/**
 * Starts the threads, one core being left to what reads and writes. They must be closed. Without a
 * second core texts are rendered in this thread.
 */
export function openTextPool(maxThreads = availableParallelism() - 1): TextPool {
  const threads = Math.min(MAX_THREADS, maxThreads);
  if (threads === 0) return { render: renderTexts, close() {} };
  const pool = new ThreadPool<typeof importThreadTasks>({
    module: () => threadModule('import-thread'),
    maxThreads: threads,
    maxYoungMemory: MAX_YOUNG_MEMORY,
    maxWaiting: Number.POSITIVE_INFINITY,
  });
  return {
    async render(documents) {
      const parts = [...chunksOf(documents, TEXTS_AT_ONCE)].map((part) =>
        pool.run('renderTexts', part, { ...TASK, owner: documents }),
      );
      return (await Promise.all(parts)).flat();
    },
    close: () => pool.close(),
  };
}
