import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import type { Scope } from '../../../request/scope.ts';
import { keptList, keptOf } from '../subject/kept-list.ts';
import type { BookmarkRow } from './model.ts';

const BOOKMARKS = { table: 'bookmarks', owner: 'user_id' } as const;

export function bookmarkList({ viewer }: Scope): ListQuery {
  return keptList({ ...BOOKMARKS, noun: 'bookmark', viewer });
}

/** Somebody's bookmarks of these things. */
export function selectBookmarks(
  { reader }: Scope,
  userId: string,
  ids: readonly string[],
): Promise<BookmarkRow[]> {
  return reader.run<BookmarkRow>('bookmark.bySubject', keptOf(BOOKMARKS, { userId, ids }));
}
