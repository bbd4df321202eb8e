import sql, { type Sql } from 'sql-template-tag';

/** Whether one user has muted another, as SQL over the ids of both. */
export function isMutedBy({ muted, muter }: { readonly muted: Sql; readonly muter: Sql }): Sql {
  return sql`exists (select from mutes m where m.muter_id = ${muter} and m.user_id = ${muted})`;
}
