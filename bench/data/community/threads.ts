import { at } from '../at.ts';
import type { Random } from '../chance/random.ts';

/** The place in its thread of each comment below one post or page; all arrays have the same length. */
export interface Threads {
  /** -1: at the top. */
  readonly parent: Int32Array;
  /** The comment at the top of the thread; -1 on that one itself. */
  readonly root: Int32Array;
  readonly depth: Int32Array;
  readonly replyCount: Int32Array;
  readonly descendantCount: Int32Array;
}

const SHARE_AT_TOP = 0.4;
/** Of replies: those to one of the newest few comments. */
const SHARE_TO_RECENT = 0.6;
const RECENT = 8;
/** Of busy discussions: those in which two people answer each other on and on. */
const SHARE_OF_DUELS = 0.05;
const BUSY = 60;
const SHARE_OF_DUEL_REPLIES = 0.85;

export function emptyThreads(count: number): Threads {
  return {
    parent: new Int32Array(count).fill(-1),
    root: new Int32Array(count).fill(-1),
    depth: new Int32Array(count),
    replyCount: new Int32Array(count),
    descendantCount: new Int32Array(count),
  };
}

/** Gives the comments from `start` up to `end`, which are below one post, earliest first, their places. */
export function growThreads(
  threads: Threads,
  { start, end, random }: { start: number; end: number; random: Random },
): void {
  const isDuel = end - start > BUSY && random.chance(SHARE_OF_DUELS);
  for (let index = start + 1; index < end; index += 1) {
    const parent = chooseParent({ random, start, index, isDuel });
    if (parent >= 0) attach(threads, index, parent);
  }
  for (let index = end - 1; index > start; index -= 1) {
    const parent = at(threads.parent, index);
    if (parent < 0) continue;
    increase(threads.replyCount, parent, 1);
    increase(threads.descendantCount, parent, 1 + at(threads.descendantCount, index));
  }
}

interface Choice {
  readonly random: Random;
  readonly start: number;
  readonly index: number;
  readonly isDuel: boolean;
}

function chooseParent({ random, start, index, isDuel }: Choice): number {
  if (isDuel && random.chance(SHARE_OF_DUEL_REPLIES)) return index - 1;
  if (random.chance(SHARE_AT_TOP)) return -1;
  const isToRecent = random.chance(SHARE_TO_RECENT);
  const from = isToRecent ? Math.max(start, index - RECENT) : start;
  return from + random.below(index - from);
}

function attach({ parent, root, depth }: Threads, index: number, to: number): void {
  parent[index] = to;
  depth[index] = at(depth, to) + 1;
  root[index] = depth[to] === 0 ? to : at(root, to);
}

function increase(counts: Int32Array, index: number, by: number): void {
  counts[index] = at(counts, index) + by;
}
