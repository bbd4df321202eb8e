/** One of the comments above a comment, as it was. */
export interface Above {
  readonly id: string;
  /** Deleted or hidden: shown only while something below it counts. */
  readonly isGone: boolean;
  readonly descendantCount: number;
}

export interface ThreadCountDelta {
  readonly id: string;
  readonly replies: number;
  readonly descendants: number;
}

export interface CountChanges {
  /** By how many the list of all comments of the post or page grows, tombstones included. */
  readonly listed: number;
  readonly above: readonly ThreadCountDelta[];
  /** The tombstones that appear or disappear with the comment. */
  readonly tombstones: readonly string[];
}

export interface Change {
  /** From the comment's parent up to the top of the thread. */
  readonly above: readonly Above[];
  /** What counts below the comment itself: with something there it is in the list either way. */
  readonly descendantCount: number;
  /** 1: the comment is shown from now on; -1: it no longer is. */
  readonly by: 1 | -1;
}

/**
 * How the counters above a comment change when it appears or disappears. A comment is among its parent's
 * replies as itself or, while something below it counts, as a tombstone; so one change may take several
 * tombstones with it.
 */
export function countChanges({ above, descendantCount, by }: Change): CountChanges {
  let listedBy: number = descendantCount === 0 ? by : 0;
  let listed = listedBy;
  const tombstones: string[] = [];
  const changes = above.map(({ id, isGone, descendantCount: before }) => {
    const change = { id, replies: listedBy, descendants: by };
    const wasListed = !isGone || before > 0;
    const isListed = !isGone || before + by > 0;
    listedBy = Number(isListed) - Number(wasListed);
    listed += listedBy;
    if (listedBy !== 0) tombstones.push(id);
    return change;
  });
  return { listed, above: changes, tombstones };
}
