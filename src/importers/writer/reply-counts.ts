interface ThreadRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly deleted_at: Date | null;
}

export interface ReplyCounts {
  readonly reply_count: number;
  readonly descendant_count: number;
}

/**
 * The counts of replies of new comments, by their ids, as far as the replies are among them. They are set right at the
 * end; what is right already then need not be written twice.
 *
 * @param rows each after the one that it answers
 */
export function countReplies(rows: readonly ThreadRow[]): (id: string) => ReplyCounts {
  const replies = new Map<string, number>();
  const descendants = new Map<string, number>();
  // From the last row on, what stands below a row was seen before it.
  for (const { id, parent_id: parent, deleted_at: deletedAt } of rows.toReversed()) {
    if (parent === null) continue;
    const below = descendants.get(id) ?? 0;
    const own = deletedAt === null ? 1 : 0;
    descendants.set(parent, (descendants.get(parent) ?? 0) + below + own);
    if (below + own > 0) replies.set(parent, (replies.get(parent) ?? 0) + 1);
  }
  return (id) => ({
    reply_count: replies.get(id) ?? 0,
    descendant_count: descendants.get(id) ?? 0,
  });
}
