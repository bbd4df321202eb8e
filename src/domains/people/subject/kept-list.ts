import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { Prefetch } from '../../../db/database.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { byCreation } from '../../../loaders/ordering.ts';
import { subjectIsVisible } from './policy.ts';

/** Where such rows are. */
export interface KeptTable {
  readonly table: 'bookmarks' | 'follows' | 'notifications';
  /** The column that says whose it is. */
  readonly owner: 'user_id' | 'follower_id';
}

interface KeptListOptions extends KeptTable {
  /** Names the list and its order: `bookmark`. */
  readonly noun: string;
  readonly viewer: Viewer;
  /** Columns besides those of every `KeptRow`, beginning with a comma. */
  readonly columns?: Sql;
  /** What decides whether subjects are visible that other tables do not have: branches of a `case`. */
  readonly otherSubjects?: Sql;
  /** What to read with its rows. */
  readonly prefetches?: readonly Prefetch[];
  /** What is left out; `key` tells one such list from another. */
  readonly only?: { readonly key: string; readonly where: Sql } | undefined;
}

/** What somebody keeps, newest first, as far as they may see what it is about. Rows are `k`. */
export function keptList(options: KeptListOptions): ListQuery {
  const { noun, table, owner, viewer, columns = empty, prefetches = [], only } = options;
  const { otherSubjects = empty } = options;
  return {
    name: `${noun}.ofViewer`,
    ordering: byCreation(`${noun}.NEWEST`, 'desc'),
    arguments: only ? { only: only.key } : null,
    isFiltered: false,
    prefetches,
    sources: () => [
      {
        columns: sql`${keptColumns(table)}${columns}`,
        from: sql`${raw(table)} k`,
        where: [
          sql`k.${raw(owner)} = parent.id`,
          ...(only ? [only.where] : []),
          subjectIsVisible('k', viewer, otherSubjects),
        ],
        keys: [sql`k.created_at`, sql`k.id`],
      },
    ],
  };
}

/** What somebody keeps of these things. */
export function keptOf(
  { table, owner }: KeptTable,
  { userId, ids }: { readonly userId: string; readonly ids: readonly string[] },
): Sql {
  const person = isOfPeople(table) ? sql` or k.user_id = any(${ids}::uuid[])` : empty;
  return sql`
    select ${keptColumns(table)} from ${raw(table)} k
    where k.${raw(owner)} = ${userId}::uuid and (
      k.post_id = any(${ids}::uuid[]) or k.comment_id = any(${ids}::uuid[])
      or k.wiki_page_id = any(${ids}::uuid[])${person}
    )`;
}

/** The columns of a `KeptRow`, over `k`. */
export function keptColumns(table: KeptTable['table']): Sql {
  const [otherKinds, otherIds] =
    table === 'notifications'
      ? [
          sql`when k.sequence_id is not null then 'Sequence'
            when k.held_wiki_edit_id is not null then 'HeldWikiEdit' else 'UserNote'`,
          sql`, k.sequence_id, k.held_wiki_edit_id, k.user_note_id`,
        ]
      : [sql`else 'User'`, isOfPeople(table) ? sql`, k.user_id` : empty];
  return sql`k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' ${otherKinds} end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id${otherIds})
  ) as subject`;
}

/** Elsewhere `user_id` says whose the row is. */
function isOfPeople(table: KeptTable['table']): boolean {
  return table === 'follows';
}
