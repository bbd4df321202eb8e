import sql, { type Sql } from 'sql-template-tag';

/** The conditions of a filter on time. */
export interface TimeRange {
  readonly since?: string | null | undefined;
  /** Exclusive. */
  readonly until?: string | null | undefined;
}

/** That a time is in the range, as conditions in SQL. */
export function inTimeRange(time: Sql, { since, until }: TimeRange): Sql[] {
  return [
    ...(since ? [sql`${time} >= ${since}::timestamptz`] : []),
    ...(until ? [sql`${time} < ${until}::timestamptz`] : []),
  ];
}
