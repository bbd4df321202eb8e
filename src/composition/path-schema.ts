import type { ObjectRef } from '@pothos/core';
import type { Prefetch } from '../db/database.ts';
import { commentPath } from '../domains/discussion/comment/path.ts';
import { Comment } from '../domains/discussion/comment/refs.ts';
import { placesById } from '../domains/discussion/comment/service.ts';
import { CommentRevision } from '../domains/discussion/comment-revision/refs.ts';
import { Post } from '../domains/discussion/post/refs.ts';
import { postsById } from '../domains/discussion/post/service.ts';
import { Sequence } from '../domains/discussion/sequence/refs.ts';
import { User } from '../domains/people/user/refs.ts';
import { WikiPage } from '../domains/wiki/page/refs.ts';
import { wikiPagesById } from '../domains/wiki/page/service.ts';
import { PostRevision, WikiContribution } from '../domains/wiki/revision/refs.ts';
import { builder, type Types } from '../graphql/builder.ts';
import { encodeGlobalId } from '../lib/global-id.ts';
import { invariant } from '../lib/invariant.ts';
import { andThen, type MaybePromise } from '../lib/maybe-promise.ts';
import { sitePaths } from '../lib/site-paths.ts';
import type { Scope } from '../request/scope.ts';

interface PathOptions<Row> {
  /** The properties of the row that `pathOf` reads. */
  readonly reads: readonly (keyof Row & string)[];
  readonly pathOf: (row: Row, scope: Scope) => MaybePromise<string>;
  readonly prefetch?: (scope: Scope) => Prefetch | null;
  /** What the page shows. */
  readonly page: string;
}

/** Adds the address of the page of a type. */
function addPath<Row extends object>(
  type: ObjectRef<Types, Row>,
  { reads, pathOf, prefetch, page }: PathOptions<Row>,
): void {
  builder.objectFields(type, (t) => ({
    path: t.string({
      description: `The address of ${page} from the root of the site on. It begins with \`/\`.`,
      reads,
      prefetch,
      resolve: (row, _args, scope) => pathOf(row as Row, scope),
    }),
    url: t.field({
      description: `The absolute address of ${page}.`,
      type: 'URL',
      reads,
      prefetch,
      resolve: (row, _args, scope) =>
        andThen(pathOf(row as Row, scope), (path) => `${scope.siteUrl()}${path}`),
    }),
  }));
}

addPath(User, {
  reads: ['username'],
  pathOf: ({ username }) => sitePaths.user(username),
  page: 'the profile',
});
addPath(Post, { reads: ['slug'], pathOf: ({ slug }) => sitePaths.post(slug), page: 'the post' });
addPath(WikiPage, {
  reads: ['slug'],
  pathOf: ({ slug }) => sitePaths.wikiPage(slug),
  page: 'the wiki page',
});
addPath(Sequence, {
  reads: ['slug'],
  pathOf: ({ slug }) => sitePaths.sequence(slug),
  page: 'the sequence',
});
addPath(Comment, {
  reads: ['id', 'postId', 'wikiPageId'],
  prefetch: (scope) => placesById(scope).prefetchBy('postId', 'wikiPageId'),
  pathOf: (comment, scope) => commentPath(scope, comment, encodeGlobalId('Comment', comment.id)),
  page: 'the page that shows the comment in its thread',
});
addPath(CommentRevision, {
  reads: ['commentId', 'postId', 'wikiPageId'],
  prefetch: (scope) => placesById(scope).prefetchBy('postId', 'wikiPageId'),
  pathOf: (revision, scope) =>
    commentPath(scope, revision, encodeGlobalId('Comment', revision.commentId)),
  page: 'the page that shows the comment with its newest text',
});
addPath(WikiContribution, {
  reads: ['id', 'wikiPageId'],
  prefetch: (scope) => wikiPagesById(scope).prefetchBy('wikiPageId'),
  pathOf: ({ id, wikiPageId }, scope) =>
    andThen(wikiPagesById(scope).load(wikiPageId), (page) => {
      invariant(page !== null, 'a version is visible only when its page is');
      return sitePaths.wikiContribution(page.slug, encodeGlobalId('WikiContribution', id));
    }),
  page: 'the page that shows the changes of this version',
});
addPath(PostRevision, {
  reads: ['postId'],
  prefetch: (scope) => postsById(scope).prefetchBy('postId'),
  pathOf: ({ postId }, scope) =>
    andThen(postsById(scope).load(postId), (post) => {
      invariant(post !== null, 'a version is visible only when its post is');
      return sitePaths.post(post.slug);
    }),
  page: 'the post, which shows its newest version',
});
