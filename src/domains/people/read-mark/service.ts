import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { forMembers, type Scope } from '../../../request/scope.ts';
import { readMarkLoaders } from './loaders.ts';

/** Up to when the viewer has read the comments on a post or page. Null without a mark. */
export function lastReadAt(scope: Scope, subjectId: string): MaybePromise<string | null> {
  if (scope.viewer.kind === 'anonymous') return null;
  return andThen(readMarkLoaders(scope).marks.load(subjectId), (mark) => mark?.readUpTo ?? null);
}

/** How many comments of others on a post or page are newer than the mark. Null without a mark. */
export function unreadCommentCount(scope: Scope, subjectId: string): MaybePromise<number | null> {
  if (scope.viewer.kind === 'anonymous') return null;
  return andThen(readMarkLoaders(scope).unread.load(subjectId), (row) => row?.unreadCount ?? null);
}

interface Comment {
  readonly postId: string | null;
  readonly wikiPageId: string | null;
  readonly authorId: string | null;
  readonly createdAt: string;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
}

/** Whether a comment of another user is newer than the mark of what it is on. */
export function isUnread(scope: Scope, comment: Comment): MaybePromise<boolean> {
  const { viewer } = scope;
  const { postId, wikiPageId, authorId, createdAt, isDeleted, isHidden } = comment;
  const placeId = postId ?? wikiPageId;
  if (viewer.kind === 'anonymous' || placeId === null || isDeleted || isHidden) return false;
  if (authorId === viewer.id) return false;
  return andThen(
    lastReadAt(scope, placeId),
    (readUpTo) => readUpTo !== null && Date.parse(createdAt) > Date.parse(readUpTo),
  );
}

/** Reads the marks of posts and wiki pages with their rows. */
export const prefetchMarks = forMembers((scope) => readMarkLoaders(scope).marks.prefetchBy('id'));

/** Reads the numbers of unread comments with the rows of posts and wiki pages. */
export const prefetchUnread = forMembers((scope) => readMarkLoaders(scope).unread.prefetchBy('id'));

/** Reads the marks of what comments are on with the comments. */
export const prefetchPlaceMarks = forMembers((scope) =>
  readMarkLoaders(scope).marks.prefetchBy('postId', 'wikiPageId'),
);
