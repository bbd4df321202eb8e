import sql, { raw, type Sql } from 'sql-template-tag';
import type { NodeKey } from '../node/model.ts';
import type { ModeratedKind } from './model.ts';

/** The key of what a row is about, over a table that has a column for each kind. */
export function subjectOf(table: 'm' | 'r'): Sql {
  const of = raw(table);
  return sql`json_build_object(
    'kind', case when ${of}.user_id is not null then 'User' when ${of}.post_id is not null then 'Post'
      when ${of}.comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(${of}.user_id, ${of}.post_id, ${of}.comment_id, ${of}.wiki_page_id)
  )`;
}

/** The same for writing: the one column that names the subject. */
export function subjectColumn({ kind, id }: NodeKey<ModeratedKind>) {
  switch (kind) {
    case 'User':
      return { userId: id };
    case 'Post':
      return { postId: id };
    case 'Comment':
      return { commentId: id };
    case 'WikiPage':
      return { wikiPageId: id };
  }
}
