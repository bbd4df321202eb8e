/** What waits for one reader, at most so much of it. It never makes the writer wait. */
export interface Backlog<T> extends AsyncIterableIterator<T> {
  /** Adds an item; answers false when there is no room, or when it has ended. */
  push(item: T): boolean;
  /** Ends it: a waiting reader is resolved at once, and waiting events are dropped. */
  end(error?: Error): void;
}

/** Makes one for up to `most` items. */
export function backlog<T>(most: number): Backlog<T> {
  let items: T[] = [];
  let reader: WaitingReader | undefined;
  let ended: { error?: Error | undefined } | undefined;

  interface WaitingReader {
    resolve(result: IteratorResult<T>): void;
    reject(error: Error): void;
  }

  function takeReader(): WaitingReader | undefined {
    const taken = reader;
    reader = undefined;
    return taken;
  }

  /** The error is thrown once; then the stream has ended. */
  async function conclude(): Promise<IteratorResult<T>> {
    const error = ended?.error;
    ended = {};
    if (error !== undefined) throw error;
    return { done: true, value: undefined };
  }

  return {
    push(item) {
      if (ended !== undefined || items.length >= most) return false;
      const waiting = takeReader();
      if (waiting === undefined) items.push(item);
      else waiting.resolve({ done: false, value: item });
      return true;
    },
    end(error) {
      if (ended !== undefined) return;
      ended = { error };
      items = [];
      const waiting = takeReader();
      if (waiting !== undefined) conclude().then(waiting.resolve, waiting.reject);
    },
    next() {
      if (ended !== undefined) return conclude();
      const item = items.shift();
      if (item !== undefined) return Promise.resolve({ done: false, value: item });
      return new Promise((resolve, reject) => {
        reader = { resolve, reject };
      });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
