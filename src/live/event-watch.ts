import { type EventSession, openEventSession, type SessionOptions } from './event-session.ts';

/** How long an unused session stays open, in ms: many clients that leave come back. */
const LINGER = 30_000;

/** A session that is there while it is needed. */
export interface EventWatch {
  /** Needs it; answers the place of the last event handed on, when asked. */
  hold(): Promise<() => number>;
  release(): void;
  /** Calls back when something may have happened, and holds the session. The returned function ends both. */
  onNotify(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Makes a watch. If a session cannot be opened, the next caller that needs it tries again. */
export function eventWatch(options: Omit<SessionOptions, 'onNotify'>): EventWatch {
  const listeners = new Set<() => void>();
  let holders = 0;
  let session: Promise<EventSession> | undefined;
  let lingering: NodeJS.Timeout | undefined;

  function open(): Promise<EventSession> {
    const opening = openEventSession({
      ...options,
      onNotify() {
        for (const listener of listeners) listener();
      },
    });
    opening.catch(() => {
      if (session === opening) session = undefined;
    });
    return opening;
  }

  async function end(): Promise<void> {
    clearTimeout(lingering);
    const ending = session;
    session = undefined;
    await ending?.then((opened) => opened.end()).catch(() => {});
  }

  async function hold(): Promise<() => number> {
    clearTimeout(lingering);
    holders += 1;
    session ??= open();
    try {
      return (await session).last;
    } catch (error) {
      release();
      throw error;
    }
  }

  function release(): void {
    holders -= 1;
    if (holders > 0) return;
    clearTimeout(lingering);
    lingering = setTimeout(end, LINGER).unref();
  }

  return {
    hold,
    release,
    onNotify(listener) {
      listeners.add(listener);
      const holding = hold().then(
        () => true,
        () => false,
      );
      return () => {
        listeners.delete(listener);
        void holding.then((holds) => holds && release());
      };
    },
    close: end,
  };
}
