import sql, { type Sql } from 'sql-template-tag';

/** What is looked after: everything, or what stands on these posts and wiki pages. */
export type UpkeepScope =
  | 'everything'
  | { readonly posts: readonly string[]; readonly pages: readonly string[] };

/** That a post's id, as the column holds it, is in scope. */
export function postInScope(column: Sql, scope: UpkeepScope): Sql {
  return scope === 'everything' ? sql`true` : sql`${column} = any(${scope.posts}::uuid[])`;
}

/** That a wiki page's id, as the column holds it, is in scope. */
export function pageInScope(column: Sql, scope: UpkeepScope): Sql {
  return scope === 'everything' ? sql`true` : sql`${column} = any(${scope.pages}::uuid[])`;
}

/** That a row which stands on a post or on a wiki page is in scope. */
export function subjectInScope(
  columns: { readonly post: Sql; readonly page: Sql },
  scope: UpkeepScope,
): Sql {
  return scope === 'everything'
    ? sql`true`
    : sql`(${postInScope(columns.post, scope)} or ${pageInScope(columns.page, scope)})`;
}
