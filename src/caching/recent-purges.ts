import { ALL } from './surrogate-keys.ts';

/** How long an answer may take to be kept by a cache, in ms: purges are repeated later than that. */
export const MAX_ANSWER_MS = 4_000;

/** Which keys were purged lately, by their short forms. Times are of the process's own clock. */
export interface RecentPurges {
  note(keys: Iterable<string>): void;
  /** Whether one of these keys was purged since a moment that is at most `MAX_ANSWER_MS` ago. */
  hasPurged(keys: readonly string[], since: number): boolean;
}

export function recentPurges(now: () => number = () => performance.now()): RecentPurges {
  /** In the order of their times. */
  const times = new Map<string, number>();

  function forget(): void {
    for (const [key, time] of times) {
      if (now() - time <= 2 * MAX_ANSWER_MS) return;
      times.delete(key);
    }
  }

  return {
    note(keys) {
      forget();
      for (const key of keys) {
        times.delete(key);
        times.set(key, now());
      }
    },
    hasPurged(keys, since) {
      if (times.size === 0) return false;
      const isLater = (key: string) => (times.get(key) ?? Number.NEGATIVE_INFINITY) >= since;
      return isLater(ALL) || keys.some(isLater);
    },
  };
}
