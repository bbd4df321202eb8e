import { LRUCache } from 'lru-cache';
import { threadModule } from '../workers/thread-module.ts';
import { ThreadPool } from '../workers/thread-pool.ts';
import type { ShareImageTasks } from './share-image-tasks.ts';
import type { ShareText } from './share-text.ts';

/** How long one image may take, in ms. */
const TIME_LIMIT = 10_000;

/** Images that may wait. */
const MAX_WAITING = 20;

/** Bytes of images that are kept: some hundreds. */
const MAX_CACHED = 16_000_000;

/**
 * Draws share images, one at a time, in a process of its own, which ends when it is idle: what reads uploaded
 * files does not draw, and what draws reads nothing from outside.
 */
export class ShareImageWork {
  readonly #pool = new ThreadPool<ShareImageTasks>({
    module: () => threadModule('share-image-process'),
    maxThreads: 1,
    maxWaiting: MAX_WAITING,
    isProcess: true,
  });
  readonly #images = new LRUCache<string, Uint8Array<ArrayBuffer>, ShareText>({
    maxSize: MAX_CACHED,
    sizeCalculation: ({ byteLength }) => byteLength,
    fetchMethod: async (_key, _stale, { context }) => {
      const options = { limit: TIME_LIMIT, weight: 1, owner: this };
      const bytes = await this.#pool.run('drawShareImage', context, options);
      return bytes === null ? undefined : new Uint8Array(bytes);
    },
  });

  /**
   * @param key names the text: other texts have other keys
   * @returns a PNG; undefined when no letter of the title can be drawn
   * @throws PublicError UNAVAILABLE when too much waits; TaskTimeoutError
   */
  draw(key: string, text: ShareText): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#images.fetch(key, { context: text });
  }

  /** Ends the process, if it has nothing to do. */
  close(): void {
    this.#pool.close();
  }
}

export const shareImageWork = new ShareImageWork();
