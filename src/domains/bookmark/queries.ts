import sql from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { Scope } from '../scope.ts';
import { keptColumns, keptList } from '../subject/kept-list.ts';
import type { BookmarkRow } from './model.ts';

export function bookmarkList({ viewer }: Scope): ListQuery {
  return keptList({ noun: 'bookmark', table: 'bookmarks', owner: 'user_id', viewer });
}

/** Somebody's bookmarks of these things. */
export function selectBookmarks(
  { reader }: Scope,
  userId: string,
  ids: readonly string[],
): Promise<BookmarkRow[]> {
  return reader.run<BookmarkRow>(
    'bookmark.bySubject',
    sql`
      select ${keptColumns('bookmarks')} from bookmarks k
      where k.user_id = ${userId}::uuid and (
        k.post_id = any(${ids}::uuid[]) or k.comment_id = any(${ids}::uuid[])
        or k.wiki_page_id = any(${ids}::uuid[])
      )`,
  );
}
