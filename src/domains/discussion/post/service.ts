import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import { type Connection, connection, type PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import { slugIn } from '../../../naming/slug.ts';
import { forMembers, type Scope } from '../../../request/scope.ts';
import type { UserRow } from '../../people/user/model.ts';
import { userIdsByNames, usersById } from '../../people/user/service.ts';
import { postLoaders } from './loaders.ts';
import type { Coauthorship, PostAuthor, PostFilter, PostOrder, PostRow } from './model.ts';
import {
  type PostListOptions,
  postList,
  postsByAuthor,
  postsBySequence,
  postsByTopic,
} from './queries.ts';

/** Posts by their id; null for one that is missing or hidden. */
export const postsById = (scope: Scope) => postLoaders(scope).byId;

export function postBySlug(scope: Scope, slug: string): Promise<PostRow | null> {
  return postLoaders(scope).bySlug.load(slugIn(slug));
}

export async function coauthorsOf(scope: Scope, post: PostRow): Promise<UserRow[]> {
  const entries = await postLoaders(scope).coauthors.load(post.id);
  const people = await Promise.all(entries.map(({ userId }) => usersById(scope).load(userId)));
  return people.filter((person) => person !== null);
}

/** The author of a post, then its co-authors. */
export async function authorsOf(
  scope: Scope,
  post: Pick<PostRow, 'id' | 'authorId' | 'authorName'>,
): Promise<PostAuthor[]> {
  const entries = await postLoaders(scope).coauthors.load(post.id);
  const users = await Promise.all(entries.map(({ userId }) => usersById(scope).load(userId)));
  const first = { userId: post.authorId, name: post.authorName };
  return [
    { ...first, invitedById: null, invitedAt: null },
    ...entries.flatMap(({ userId, invitedById, invitedAt }, index) => {
      const name = users[index]?.displayName;
      return name === undefined ? [] : [{ userId, name, invitedById, invitedAt }];
    }),
  ];
}

/** What the viewer is to a post besides its author; null when nothing. */
export function coauthorshipOf(
  scope: Scope,
  post: Pick<PostRow, 'id' | 'authorId'>,
): MaybePromise<Coauthorship | null> {
  const { viewer } = scope;
  if (viewer.kind === 'anonymous' || post.authorId === viewer.id) return null;
  return andThen(
    postLoaders(scope).coauthorships.load(post.id),
    (found) => found?.coauthorship ?? null,
  );
}

/** Reads what the viewer is to posts with the posts. */
export const prefetchCoauthorships = forMembers((scope) =>
  postLoaders(scope).coauthorships.prefetchBy('id'),
);

/** Whether the viewer is the author of a post or one of its co-authors. */
export function isViewerAuthor(
  scope: Scope,
  post: Pick<PostRow, 'id' | 'authorId'>,
): MaybePromise<boolean> {
  const { viewer } = scope;
  if (viewer.kind === 'member' && post.authorId === viewer.id) return true;
  return andThen(coauthorshipOf(scope, post), (coauthorship) => coauthorship === 'ACCEPTED');
}

export interface PostListArguments extends PageArguments {
  readonly orderBy: PostOrder;
  readonly filter?: PostFilter | null | undefined;
}

export async function posts(scope: Scope, args: PostListArguments): Promise<Connection<PostRow>> {
  return connection({ ...(await pagedPosts(scope, args, postList)), parentId: null });
}

export function postsOfUsers(scope: Scope, args: PostListArguments) {
  return pagedPosts(scope, args, postsByAuthor);
}

export function postsOfTopics(scope: Scope, args: PostListArguments) {
  return pagedPosts(scope, args, postsByTopic);
}

export function postsOfSequences(scope: Scope, args: PageArguments): PagedList<PostRow> {
  return { loader: postLoaders(scope).connection, list: postsBySequence(scope), args };
}

function pagedPosts(
  scope: Scope,
  args: PostListArguments,
  query: typeof postList,
): MaybePromise<PagedList<PostRow>> {
  return andThen(listOptions(scope, args), (options) => ({
    loader: postLoaders(scope).connection,
    list: query(scope, options),
    args,
  }));
}

/** At once, unless the filter names a user who has to be found. */
function listOptions(scope: Scope, args: PostListArguments): MaybePromise<PostListOptions> {
  const filter = args.filter ?? {};
  const { orderBy } = args;
  if (!filter.authors) return { orderBy, filter };
  return userIdsByNames(scope, filter.authors).then((filterAuthorIds) => ({
    orderBy,
    filter,
    filterAuthorIds,
  }));
}
