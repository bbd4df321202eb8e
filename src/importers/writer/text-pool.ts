import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import Tinypool from 'tinypool';
import type { RichContent } from '../../content/rich-content.ts';
import { type RenderTexts, renderTexts } from './texts.ts';

/** Threads that render texts, so that half of an import's work does not wait for the other half. */
export interface TextPool {
  readonly render: RenderTexts;
  close(): Promise<void>;
}

/** More threads than this would wait for the one that reads and writes. */
const MOST_THREADS = 4;

/** Texts rendered by one thread at a time: few enough that the last thread is not waited for long. */
const TEXTS_AT_ONCE = 50;

/**
 * Starts the threads, one core being left to what reads and writes. They must be closed. Without a
 * second core, and without the compiled module that they run, texts are rendered in this thread.
 */
export function openTextPool(module = new URL('text-worker.js', import.meta.url)): TextPool {
  const threads = Math.min(MOST_THREADS, availableParallelism() - 1);
  if (threads === 0 || !existsSync(module)) return { render: renderTexts, async close() {} };
  const pool = new Tinypool({
    filename: module.href,
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
  });
  return {
    async render(documents) {
      const parts: Promise<RichContent[]>[] = [];
      for (let start = 0; start < documents.length; start += TEXTS_AT_ONCE) {
        parts.push(pool.run(documents.slice(start, start + TEXTS_AT_ONCE)));
      }
      return (await Promise.all(parts)).flat();
    },
    close: () => pool.destroy(),
  };
}
