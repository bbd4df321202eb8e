import sql, { type Sql } from 'sql-template-tag';

/** Whether a user signs in to an account. */
export function isClaimed(userId: Sql): Sql {
  return sql`(
    exists (select from identities i where i.user_id = ${userId})
    or exists (select from access_tokens t where t.user_id = ${userId})
  )`;
}
