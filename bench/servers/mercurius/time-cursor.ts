interface TimedRow {
  readonly id: string;
  readonly createdAt: Date;
}

/** A place in a list that is ordered by time and id. */
export function timeCursor({ createdAt, id }: TimedRow): string {
  return `${createdAt.toISOString()}_${id}`;
}

/**
 * The rows that come after a cursor, newest first. Prisma's own cursor would do, but becomes a condition
 * for which no index knows where to begin: it reads every row from the newest on.
 */
export function olderThan(cursor: string) {
  const [createdAt = '', id = ''] = cursor.split('_');
  return {
    createdAt: { lte: createdAt },
    OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
  };
}
