import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { Prefetch } from '../../../db/database.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { byCreation } from '../../../loaders/ordering.ts';
import { subjectIsVisible } from './policy.ts';

/** A table of items that belong to users. */
export interface ItemTable {
  readonly table: 'bookmarks' | 'follows' | 'notifications';
  /** The column with the id of the user. */
  readonly owner: 'user_id' | 'follower_id';
}

interface ItemListOptions extends ItemTable {
  /** Names the list and its order: `bookmark`. */
  readonly noun: string;
  readonly viewer: Viewer;
  /** Columns besides those of every `ItemRow`, beginning with a comma. */
  readonly columns?: Sql;
  /** What decides whether subjects are visible that other tables do not have: branches of a `case`. */
  readonly otherSubjects?: Sql;
  /** What to read with its rows. */
  readonly prefetches?: readonly Prefetch[];
  /** A condition for the items; `key` identifies it. */
  readonly only?: { readonly key: string; readonly where: Sql } | undefined;
}

/** Items of a user, newest first, whose subjects the viewer may see. Rows are `k`. */
export function itemList(options: ItemListOptions): ListQuery {
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
        columns: sql`${itemColumns(table)}${columns}`,
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

/** The items of a user about these subjects. */
export function itemsAbout(
  { table, owner }: ItemTable,
  { userId, ids }: { readonly userId: string; readonly ids: readonly string[] },
): Sql {
  const person = hasUserSubjects(table) ? sql` or k.user_id = any(${ids}::uuid[])` : empty;
  return sql`
    select ${itemColumns(table)} from ${raw(table)} k
    where k.${raw(owner)} = ${userId}::uuid and (
      k.post_id = any(${ids}::uuid[]) or k.comment_id = any(${ids}::uuid[])
      or k.wiki_page_id = any(${ids}::uuid[])${person}
    )`;
}

/** The columns of a `ItemRow`, over `k`. */
export function itemColumns(table: ItemTable['table']): Sql {
  const [otherKinds, otherIds] =
    table === 'notifications'
      ? [
          sql`when k.sequence_id is not null then 'Sequence'
            when k.held_wiki_edit_id is not null then 'HeldWikiEdit' else 'UserNote'`,
          sql`, k.sequence_id, k.held_wiki_edit_id, k.user_note_id`,
        ]
      : [sql`else 'User'`, hasUserSubjects(table) ? sql`, k.user_id` : empty];
  return sql`k.id, k.created_at as "createdAt", json_build_object(
    'kind', case when k.post_id is not null then 'Post' when k.comment_id is not null then 'Comment'
      when k.wiki_page_id is not null then 'WikiPage' ${otherKinds} end,
    'id', coalesce(k.post_id, k.comment_id, k.wiki_page_id${otherIds})
  ) as subject`;
}

/** In the other tables `user_id` is the owner. */
function hasUserSubjects(table: ItemTable['table']): boolean {
  return table === 'follows';
}
