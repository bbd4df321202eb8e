import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { PublicError } from '../lib/errors.ts';
import { type Backlog, backlog } from './backlog.ts';
import { AUTHORITY_CHANGED, type Interest, type LiveEvent } from './event.ts';
import { positionSince } from './event-cursor.ts';
import { eventWatch } from './event-watch.ts';
import { EVENT_BATCH_SIZE, eventsAfter } from './read-events.ts';

interface FollowOptions {
  /** The cursor of the last event that the follower knows; what came after it comes first. */
  readonly since?: string | null | undefined;
  /** Ends it, and makes the hub forget it at once. */
  readonly signal: AbortSignal;
}

/** Hands events to those in this process who follow them. */
export interface Hub {
  /**
   * Events from now on, in their order. A follower that is too slow is ended with SUBSCRIPTION_ENDED.
   *
   * @throws PublicError INVALID_CURSOR, or RATE_LIMITED when the server has all the followers it takes
   */
  follow(interest: Interest, options: FollowOptions): Promise<AsyncIterable<LiveEvent>>;
  /**
   * Calls back when what an account may do has changed: before any follower gets an event that was read together with
   * that, while there are subscribers. The returned function ends it.
   */
  onAuthorityChange(accountId: string, listener: () => void): () => void;
  /** Calls back whenever something may have happened. The returned function ends it. */
  watch(listener: () => void): () => void;
  /** How many follow. */
  count(): number;
  /** Ends all followers, telling them to come back. */
  close(): Promise<void>;
}

interface HubOptions {
  readonly db: Pick<Database, 'run' | 'onNotice'>;
  readonly log: Logger;
  /** How many followers there may be at one time. */
  readonly maxFollowers: number;
  /** How many days events are stored. */
  readonly retentionDays: number;
  /** How many events may wait for one follower. */
  readonly maxWaiting?: number;
}

/** Makes a hub, which costs nothing until there is a subscriber: it neither listens nor reads. */
export function createHub(options: HubOptions): Hub {
  const { db, log, maxFollowers, retentionDays, maxWaiting = 200 } = options;
  const followers = new Map<string, Set<Backlog<LiveEvent>>>();
  const accounts = new Map<string, Set<() => void>>();
  let followerCount = 0;
  let isClosed = false;
  const watch = eventWatch({ db, log, onEvents: handAll });

  function handAll(events: readonly LiveEvent[]): void {
    for (const { kind, scopeId } of events) {
      if (kind !== AUTHORITY_CHANGED) continue;
      for (const listener of accounts.get(scopeId ?? '') ?? []) listener();
    }
    for (const event of events) hand(event);
  }

  function hand(event: LiveEvent): void {
    for (const follower of followers.get(topicOf(event)) ?? []) {
      if (!follower.push(event)) follower.end(ended('The client reads events too slowly.'));
    }
  }

  function add(interest: Interest, signal: AbortSignal): Backlog<LiveEvent> {
    const follower = backlog<LiveEvent>(maxWaiting);
    const topic = topicOf(interest);
    const ofTopic = followers.get(topic) ?? new Set();
    followers.set(topic, ofTopic.add(follower));
    const forget = () => {
      follower.end();
      ofTopic.delete(follower);
      if (ofTopic.size === 0 && followers.get(topic) === ofTopic) followers.delete(topic);
      followerCount -= 1;
      watch.release();
    };
    if (signal.aborted) forget();
    else signal.addEventListener('abort', forget, { once: true });
    return follower;
  }

  async function* missed(interest: Interest, after: number, upTo: number) {
    let position = after;
    while (position < upTo) {
      const events = await eventsAfter(db, { after: position, upTo, interest });
      yield* events;
      position = events.length < EVENT_BATCH_SIZE ? upTo : (events.at(-1)?.position ?? upTo);
    }
  }

  return {
    async follow(interest, { since, signal }) {
      const from = typeof since === 'string' ? positionSince(since, { retentionDays }) : undefined;
      if (isClosed) throw ended('The server is shutting down.');
      if (followerCount >= maxFollowers) throw tooMany();
      followerCount += 1;
      const upTo = await watch.hold().catch((error: unknown) => {
        followerCount -= 1;
        throw error;
      });
      // From here to the end nothing is awaited: what is not missed reaches the follower.
      const follower = add(interest, signal);
      if (isClosed) follower.end(ended('The server is shutting down.'));
      return from === undefined ? follower : both(missed(interest, from, upTo()), follower);
    },
    onAuthorityChange(accountId, listener) {
      const listeners = accounts.get(accountId) ?? new Set();
      accounts.set(accountId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && accounts.get(accountId) === listeners)
          accounts.delete(accountId);
      };
    },
    watch: watch.onNotify,
    count: () => followerCount,
    async close() {
      isClosed = true;
      for (const ofTopic of followers.values()) {
        for (const follower of ofTopic) follower.end(ended('The server is shutting down.'));
      }
      await watch.close();
    },
  };
}

function topicOf({ kind, scopeId }: Pick<LiveEvent, 'kind' | 'scopeId'>): string {
  return `${kind} ${scopeId ?? ''}`;
}

async function* both<T>(first: AsyncIterable<T>, second: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* second;
}

function ended(why: string): PublicError {
  return new PublicError(`${why} Subscribe again, with the last cursor as \`since\`.`, {
    code: 'SUBSCRIPTION_ENDED',
  });
}

/** In seconds: others have to go first. */
const UNTIL_A_SUBSCRIPTION_ENDS = 30;

function tooMany(): PublicError {
  return new PublicError(
    'This server has reached its maximum number of subscriptions. Try again later.',
    { code: 'RATE_LIMITED', details: { retryAfter: UNTIL_A_SUBSCRIPTION_ENDS } },
  );
}
