import sql, { raw, type Sql } from 'sql-template-tag';
import type { Followed } from '../../db/database.ts';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import type { Viewer } from '../viewer.ts';
import { visibleSubject } from './policy.ts';

interface KeptListOptions {
  /** Names the list and its order: `bookmark`. */
  readonly noun: string;
  readonly table: 'bookmarks' | 'follows' | 'notifications';
  /** The column that says whose it is. */
  readonly owner: 'user_id' | 'follower_id';
  readonly viewer: Viewer;
  /** Columns besides those of every `KeptRow`, beginning with a comma. */
  readonly columns?: Sql;
  /** What its rows point at. */
  readonly followed?: readonly Followed[];
  /** What is left out; `key` tells one such list from another. */
  readonly only?: { readonly key: string; readonly where: Sql } | undefined;
}

/** What somebody keeps, newest first, as far as they may see what it is about. Rows are `k`. */
export function keptList(options: KeptListOptions): ListQuery {
  const { noun, table, owner, viewer, columns = sql``, followed = [], only } = options;
  return {
    name: `${noun}.ofViewer`,
    ordering: newestFirst(noun),
    arguments: only?.key ?? null,
    isFiltered: false,
    followed,
    sources: () => [
      {
        columns: sql`${keptColumns(table)}${columns}`,
        from: sql`${raw(table)} k`,
        where: [
          sql`k.${raw(owner)} = parent.id`,
          ...(only ? [only.where] : []),
          visibleSubject('k', viewer),
        ],
        keys: [sql`k.created_at`, sql`k.id`],
      },
    ],
  };
}

/** The columns of a `KeptRow`, over `k`. */
export function keptColumns(table: KeptListOptions['table']): Sql {
  const person = table === 'follows' ? sql`, k.user_id` : sql``;
  return sql`k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' else 'User' end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id${person})
  ) as subject`;
}

function newestFirst(noun: string): Ordering {
  return {
    name: `${noun}.NEWEST`,
    direction: 'desc',
    terms: [
      { property: 'createdAt', type: 'timestamptz' },
      { property: 'id', type: 'uuid' },
    ],
  };
}
