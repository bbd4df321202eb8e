import sql, { type Sql } from 'sql-template-tag';

interface NamedColumns {
  /** The column with the id of the account; null where there is none, or none any more. */
  readonly accountId: Sql;
  /** The column with the name as it was when the row was written. */
  readonly recordedName: Sql;
}

/**
 * The display name that an account has now, or the recorded name where there is no account. A subquery and not
 * a join: PostgreSQL looks names up for the rows of the page alone, and only where the name is selected.
 */
export function currentName({ accountId, recordedName }: NamedColumns): Sql {
  return sql`coalesce((select named.display_name from users named where named.id = ${accountId}), ${recordedName})`;
}
