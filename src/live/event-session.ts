import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { LiveEvent } from './event.ts';
import { EVENT_BATCH_SIZE, eventsAfter, lastPosition, placeEvents } from './read-events.ts';

/** The channel that `announce_events` notifies. */
const CHANNEL = 'commonplace_events';

/** How often the table is read without a notice, in ms: poolers may swallow notices. */
const POLL_INTERVAL = 5_000;

export interface SessionOptions {
  readonly db: Pick<Database, 'run' | 'onNotice'>;
  readonly log: Logger;
  /** Called with events in their order, as many as were read at once. */
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  /** Called when something may have happened. */
  readonly onNotify: () => void;
}

/** Listens to events and reads them, from its opening to its end. */
export interface EventSession {
  /** The place of the last event that was handed on, or that there was when it opened. */
  last(): number;
  end(): Promise<void>;
}

/** Opens a session: whatever is committed from now on is handed on, once and in its order. */
export async function openEventSession(options: SessionOptions): Promise<EventSession> {
  const { db, log, onEvents, onNotify } = options;
  let last: number | undefined;
  let isReading = false;
  let isWanted = false;
  let hasEnded = false;

  /** A notice during a read makes another read after it. */
  async function read(): Promise<void> {
    isWanted = true;
    if (isReading || last === undefined) return;
    isReading = true;
    try {
      while (isWanted && !hasEnded) {
        isWanted = false;
        await placeEvents(db);
        const events: LiveEvent[] = await eventsAfter(db, { after: last });
        last = events.at(-1)?.position ?? last;
        if (!hasEnded) onEvents(events);
        if (events.length === EVENT_BATCH_SIZE) isWanted = true;
      }
    } catch (error) {
      if (!hasEnded)
        log.warn({ err: error }, 'events could not be read; the server will try again');
    } finally {
      isReading = false;
    }
  }

  function notify(): void {
    if (hasEnded) return;
    onNotify();
    void read();
  }

  const stopListening = await db.onNotice(CHANNEL, notify);
  try {
    await placeEvents(db);
    last = await lastPosition(db);
  } catch (error) {
    await stopListening();
    throw error;
  }
  const look = setInterval(notify, POLL_INTERVAL).unref();
  // Events of notices while the last place was being read.
  void read();
  return {
    last: () => last ?? 0,
    async end() {
      hasEnded = true;
      clearInterval(look);
      await stopListening();
    },
  };
}
