import { historyType } from './history-types.ts';
import type { Placed } from './read-table.ts';
import type { PostHistoryRow } from './tables/post-history.ts';
import type { PostRow } from './tables/posts.ts';

/** Rows that close and reopen, and rows that lock and unlock, undo each other only among themselves. */
const CLOSING: ReadonlySet<number> = new Set([10, 11]);
const LOCKING: ReadonlySet<number> = new Set([14, 15]);

/** Since when a question takes no more answers: it is closed, locked, or both. Null: it does. */
export function lockedAt(post: PostRow, history: readonly Placed<PostHistoryRow>[]): Date | null {
  const wasClosed = history.some(({ row }) => CLOSING.has(row.PostHistoryTypeId));
  const closed = wasClosed ? inForceSince(history, CLOSING) : (post.ClosedDate ?? null);
  const locked = inForceSince(history, LOCKING);
  const times = [closed, locked].filter((time) => time !== null).map(Number);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

function inForceSince(
  history: readonly Placed<PostHistoryRow>[],
  types: ReadonlySet<number>,
): Date | null {
  const last = history.findLast(({ row }) => types.has(row.PostHistoryTypeId))?.row;
  if (last === undefined || historyType(last.PostHistoryTypeId)?.means !== 'lock') return null;
  return last.CreationDate;
}
