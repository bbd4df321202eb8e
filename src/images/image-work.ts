import { TaskTimeoutError } from '../workers/thread.ts';
import { threadModule } from '../workers/thread-module.ts';
import { ThreadPool } from '../workers/thread-pool.ts';
import type { EncodedImage, ImageLimits, ImageProblem } from './encode-image.ts';
import type { ImageTasks } from './image-tasks.ts';

export const IMAGE_LIMITS: ImageLimits = { pixels: 50_000_000, frames: 300, seconds: 15 };

/** How long all steps for one picture may take, in ms. */
const TIME_LIMIT = 30_000;

/** Bytes of files that may wait. */
const MAX_WAITING = 64_000_000;

/**
 * Makes images of files, one at a time, in a process of its own: decoders are native code, and a file that was
 * made to break one must break nothing else. The process ends when it is idle.
 */
export class ImageWork {
  readonly #timeLimit: number;
  readonly #pool = new ThreadPool<ImageTasks>({
    module: () => threadModule('image-process'),
    maxThreads: 1,
    maxWaiting: MAX_WAITING,
    isProcess: true,
  });

  constructor({ timeLimit = TIME_LIMIT } = {}) {
    this.#timeLimit = timeLimit;
  }

  /** @throws PublicError UNAVAILABLE when too much waits */
  async encode(bytes: Uint8Array, limits = IMAGE_LIMITS): Promise<EncodedImage | ImageProblem> {
    const options = { limit: this.#timeLimit, weight: bytes.byteLength, owner: {} };
    try {
      return await this.#pool.run('encodeImage', { bytes, limits }, options);
    } catch (error) {
      if (!(error instanceof TaskTimeoutError)) throw error;
      return { problem: 'The picture takes too long to process. Make it smaller.' };
    }
  }

  /** Ends the process, if it has nothing to do. */
  close(): void {
    this.#pool.close();
  }
}

export const imageWork = new ImageWork();
