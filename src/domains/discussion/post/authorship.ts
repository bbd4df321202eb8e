import sql, { type Sql } from 'sql-template-tag';

/** The ids of the posts by this user, or `any(…)` of these: for semi-joins that may begin with them. */
export function postIdsBy(userId: Sql): Sql {
  return sql`(select own.id from posts own where own.author_id = ${userId}
    union all
    select together.post_id from post_coauthors together
    where together.user_id = ${userId} and together.accepted_at is not null)`;
}

/** The two places where the posts by a user are, over `parent.id`: each has an index. */
export const PLACES_OF_AUTHOR: readonly { readonly from: Sql; readonly where: readonly Sql[] }[] = [
  { from: sql`posts p`, where: [sql`p.author_id = parent.id`] },
  {
    from: sql`post_coauthors together join posts p on p.id = together.post_id`,
    where: [
      sql`together.user_id = parent.id`,
      sql`together.accepted_at is not null`,
      sql`p.author_id is distinct from parent.id`,
    ],
  },
];
