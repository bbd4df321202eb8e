import type { Logger } from 'pino';
import type { ImageStore } from '../images/image-store.ts';

/** How long an answer is used again, in ms: stores take money for requests. */
const MAX_AGE = 10_000;

interface StoreHealthOptions {
  readonly store: Pick<ImageStore, 'findProblem' | 'location'>;
  readonly log: Logger;
  readonly fresh?: number;
}

/** Finds out whether the store of pictures can be used. The log says once when it cannot, and once when it can again. */
export function createStoreHealth({ store, log, fresh = MAX_AGE }: StoreHealthOptions) {
  let attempt: Promise<boolean> | undefined;
  let freshUntil = 0;
  let wasUsable = true;

  async function probe(): Promise<boolean> {
    const reason = await store.findProblem();
    const { location } = store;
    if (reason !== null && wasUsable) {
      log.error({ reason, location }, 'the store of pictures cannot be used');
    }
    if (reason === null && !wasUsable) {
      log.info({ location }, 'the store of pictures can be used again');
    }
    wasUsable = reason === null;
    return wasUsable;
  }

  return (): Promise<boolean> => {
    if (attempt === undefined || performance.now() >= freshUntil) {
      attempt = probe();
      freshUntil = performance.now() + fresh;
    }
    return attempt;
  };
}
