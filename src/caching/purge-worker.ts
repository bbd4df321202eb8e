import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { wantedWork } from '../lib/wanted-work.ts';
import {
  type Changes,
  forgetChanges,
  PURGE_CHANNEL,
  type RecordedChanges,
  readChanges,
  recordChanges,
} from './changes.ts';
import { MAX_ANSWER_MS, type RecentPurges } from './recent-purges.ts';
import { type PurgeTarget, sendPurge } from './send-purge.ts';
import { ALL, purgedKeys, shortKey } from './surrogate-keys.ts';

/** How often changes are looked for though nothing notified: poolers may swallow it; in ms. */
const POLL_INTERVAL = 5_000;

/** How often the recording is extended, in ms. */
const EXTENSION_INTERVAL = 3_600_000;

/** How long to wait after a failure, in ms: twice as long after each further one. */
const WAIT = { first: 500, most: 30_000 };

/** More than this many keys in one purge become one that purges everything. */
const MAX_KEYS = 5_000;

interface PurgeOptions {
  readonly db: Pick<Database, 'run' | 'execute' | 'onNotice'>;
  readonly log: Logger;
  readonly target: PurgeTarget;
  readonly recent: RecentPurges;
  /** What all answers depend on besides the data. Where it is another than before, everything is purged. */
  readonly settings: string;
  /** How far replicas may be behind that answers are read from, in ms; 0 without replicas. */
  readonly replicaLag: number;
  /** How often changes of counters alone are purged, in ms; 0 purges them like others. */
  readonly counterInterval: number;
}

/** What is to be purged later on. */
interface LaterPurge {
  /** On the process's own clock. */
  readonly at: number;
  readonly changes: RecordedChanges;
}

/**
 * Purges what changed from the cache in front, until it is stopped. A change is deleted once the cache has been purged,
 * so none is lost when the server or the cache is down. Each purge is repeated a little later: what had been read
 * before the change may have been stored after its purge.
 *
 * Counters change with every comment and vote, beside all that shows the post or person. They are purged now and then,
 * and only once: so late that whatever was read before has been stored.
 */
export async function startPurging(options: PurgeOptions): Promise<() => Promise<void>> {
  const { db, log, target, recent, settings, replicaLag, counterInterval } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const repeatAfter = MAX_ANSWER_MS + replicaLag;
  let later: LaterPurge[] = [];
  let areCountersDue = false;
  const { want, stop } = wantedWork({ work, onFailure });
  let failures = 0;
  let again: NodeJS.Timeout | undefined;
  await recordChanges(db, settings);

  async function purge({ keys, softKeys }: Changes): Promise<void> {
    const hard = purgedKeys(keys);
    const soft = [...purgedKeys(softKeys)].filter((key) => !hard.has(key) && !hard.has(ALL));
    await purgeKeys([...hard], false);
    await purgeKeys(soft, true);
  }

  async function purgeKeys(keys: readonly string[], isSoft: boolean): Promise<void> {
    const short = keys.length > MAX_KEYS ? [ALL] : [...new Set(keys.map(shortKey))];
    if (short.length === 0) return;
    recent.note(short);
    await sendPurge(target, { keys: short, isSoft }, signal);
  }

  async function purgeChanges(): Promise<boolean> {
    const changes = await readChanges(db, counterInterval === 0 ? 'all' : 'others');
    if (changes.ids.length === 0) return false;
    await purge(changes);
    purgeLater({ ...changes, ids: [] });
    await forgetChanges(db, changes.ids);
    return true;
  }

  function purgeLater(changes: RecordedChanges): void {
    later.push({ at: performance.now() + repeatAfter, changes });
    setTimeout(want, repeatAfter + 10).unref();
  }

  async function purgeDue(): Promise<void> {
    const now = performance.now();
    const due = later.filter(({ at }) => at <= now);
    if (due.length === 0) return;
    await purge({
      keys: due.flatMap(({ changes }) => changes.keys),
      softKeys: due.flatMap(({ changes }) => changes.softKeys),
    });
    later = later.filter((purge) => !due.includes(purge));
    const ids = due.flatMap(({ changes }) => changes.ids);
    if (ids.length > 0) await forgetChanges(db, ids);
  }

  async function readCounters(): Promise<void> {
    // Those that were read before are in the table until they are purged.
    if (later.some(({ changes }) => changes.ids.length > 0)) return;
    areCountersDue = false;
    const changes = await readChanges(db, 'counters');
    if (changes.ids.length > 0) purgeLater(changes);
  }

  async function work(): Promise<void> {
    await purgeDue();
    if (areCountersDue) await readCounters();
    while (!signal.aborted && (await purgeChanges()));
    if (failures > 0) log.info('the cache is purged again');
    failures = 0;
  }

  function onFailure(err: unknown): void {
    if (signal.aborted) return;
    if (failures === 0)
      log.warn({ err }, 'the cache could not be purged; the server will try again');
    again = setTimeout(want, Math.min(WAIT.first * 2 ** failures, WAIT.most)).unref();
    failures += 1;
  }

  const stopListening = await db.onNotice(PURGE_CHANNEL, want);
  const looking = setInterval(want, POLL_INTERVAL).unref();
  const counting =
    counterInterval === 0
      ? undefined
      : setInterval(() => {
          areCountersDue = true;
          want();
        }, counterInterval).unref();
  const extending = setInterval(() => {
    recordChanges(db, settings).catch((err: unknown) => {
      log.warn({ err }, 'changes may not be recorded for the cache; the server will try again');
    });
  }, EXTENSION_INTERVAL).unref();
  want();
  return async () => {
    stopping.abort();
    clearInterval(looking);
    clearInterval(counting);
    clearInterval(extending);
    clearTimeout(again);
    await Promise.all([stopListening(), stop()]);
  };
}
