import sql, { type Sql } from 'sql-template-tag';

/** The rows that are counted again: all, or those of these posts and wiki pages. */
export type UpkeepScope =
  | 'everything'
  | { readonly posts: readonly string[]; readonly pages: readonly string[] };

/** The condition that a column holds the id of a post in scope. */
export function postInUpkeepScope(column: Sql, scope: UpkeepScope): Sql {
  return scope === 'everything' ? sql`true` : sql`${column} = any(${scope.posts}::uuid[])`;
}

/** The condition that a column holds the id of a wiki page in scope. */
export function wikiPageInUpkeepScope(column: Sql, scope: UpkeepScope): Sql {
  return scope === 'everything' ? sql`true` : sql`${column} = any(${scope.pages}::uuid[])`;
}

/** The condition that a row belongs to a post or wiki page in scope. */
export function subjectInUpkeepScope(
  columns: { readonly post: Sql; readonly page: Sql },
  scope: UpkeepScope,
): Sql {
  return scope === 'everything'
    ? sql`true`
    : sql`(${postInUpkeepScope(columns.post, scope)} or ${wikiPageInUpkeepScope(columns.page, scope)})`;
}
