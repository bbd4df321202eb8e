import { type Connection, connection } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { bookmarkLoaders } from './loaders.ts';
import type { BookmarkRow } from './model.ts';
import { bookmarkList } from './queries.ts';

/** What the viewer bookmarked, newest first; null when nobody in particular asks. */
export function bookmarks(scope: Scope, args: PageArguments): Connection<BookmarkRow> | null {
  const { viewer } = scope;
  if (viewer.kind === 'anonymous') return null;
  return connection({
    loader: bookmarkLoaders(scope).connection,
    list: bookmarkList(scope),
    parentId: viewer.id,
    args,
  });
}

/** The viewer's bookmark of a thing; null when there is none, without asking for who is nobody. */
export async function bookmarkOf(scope: Scope, subjectId: string): Promise<BookmarkRow | null> {
  return scope.viewer.kind === 'anonymous'
    ? null
    : bookmarkLoaders(scope).bySubject.load(subjectId);
}
