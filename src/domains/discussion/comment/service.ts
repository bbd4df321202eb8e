import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { type Connection, connection, type PagedList } from '../../../loaders/connection.ts';
import { assertListSize, type PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { userIdsByNames } from '../../people/user/service.ts';
import { postsById } from '../post/service.ts';
import { commentLoaders } from './loaders.ts';
import type { CommentFilter, CommentOrder, CommentParent, CommentRow } from './model.ts';
import { type CommentListOptions, commentList, commentsOf, type FilterPeople } from './queries.ts';

/** Comments by their id; null for one that is missing or hidden. */
export const commentsById = (scope: Scope) => commentLoaders(scope).byId;

/** What rules know of posts and wiki pages that have comments, by their id. */
export const placesById = (scope: Scope) => commentLoaders(scope).places;

/**
 * The nearest comments above this one, from the top of the thread down.
 *
 * @throws PublicError BAD_USER_INPUT when `last` is not between 0 and 100
 */
export async function ancestorsOf(
  scope: Scope,
  { id, parentId }: Pick<CommentRow, 'id' | 'parentId'>,
  last: number,
): Promise<readonly CommentRow[]> {
  assertListSize('last', last);
  return parentId === null || last === 0 ? [] : commentLoaders(scope).ancestors.load({ id, last });
}

/** Whether the author of the post took this answer. */
export async function isAccepted(scope: Scope, comment: CommentRow): Promise<boolean> {
  if (!comment.isAnswer) return false;
  const post = comment.postId === null ? null : await postsById(scope).load(comment.postId);
  return post?.acceptedAnswerId === comment.id;
}

export interface CommentListArguments extends PageArguments {
  readonly orderBy: CommentOrder;
  readonly filter?: CommentFilter | null | undefined;
}

export function comments(
  scope: Scope,
  args: CommentListArguments,
): MaybePromise<Connection<CommentRow>> {
  return andThen(listOptions(scope, args), (options) =>
    connection({
      loader: commentLoaders(scope).connection,
      list: commentList(scope, options),
      parentId: null,
      args,
    }),
  );
}

/** The comments of people, on posts or wiki pages, or in answer to comments. */
export function commentsUnder(
  scope: Scope,
  parent: CommentParent,
  args: CommentListArguments,
): MaybePromise<PagedList<CommentRow>> {
  return andThen(listOptions(scope, args), (options) => ({
    loader: commentLoaders(scope).connection,
    list: commentsOf(parent, scope, options),
    args,
  }));
}

/** A comment with its place among the comments of the post or page that it stands on. */
export async function edgeOfComment(scope: Scope, comment: CommentRow, orderBy: CommentOrder) {
  const { postId, wikiPageId } = comment;
  const parentId = postId ?? wikiPageId ?? comment.id;
  const kind = postId === null ? 'wikiPage' : 'post';
  const list = await commentsUnder(scope, kind, { orderBy });
  return { row: comment, connection: connection({ ...list, parentId }) };
}

/** At once, unless the filter names a user who has to be found. */
function listOptions(
  scope: Scope,
  { orderBy, filter }: CommentListArguments,
): MaybePromise<CommentListOptions> {
  const options = { orderBy, filter: filter ?? {} };
  const roles = ROLES.filter((role) => options.filter[role]);
  if (roles.length === 0) return { ...options, people: {} };
  return namedPeople(scope, options.filter, roles).then((people) => ({ ...options, people }));
}

const ROLES = ['authors', 'repliesTo', 'onPostsBy'] as const;

async function namedPeople(
  scope: Scope,
  filter: CommentFilter,
  named: readonly (typeof ROLES)[number][],
): Promise<FilterPeople> {
  const people = await Promise.all(
    named.map(async (role) => [role, await userIdsByNames(scope, filter[role] ?? [])] as const),
  );
  return Object.fromEntries(people);
}
