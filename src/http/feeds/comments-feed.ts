import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { COMMENT_FIELDS, commentEntry } from './comment-entry.ts';
import { feedKind } from './feed-kind.ts';

/** The comments on a post. Deleted ones, which stay in the list while they have replies, are left out. */
export const COMMENTS_FEED = feedKind({
  path: /^\/posts\/([^/]+)\/feed\.atom$/,
  query: typedQuery(`query CommentsFeed($name: String!) {
    post(slug: $name) {
      id
      slug
      title: plainTitle
      comments(first: 30) {
        nodes {
          isDeleted ${COMMENT_FIELDS}
        }
      }
    }
  }`),
  content: ({ post }) =>
    post && {
      title: `Comments on ${post.title}`,
      subtitle: 'Answers and replies included, the newest first.',
      about: post.id,
      path: sitePaths.post(post.slug),
      entries: post.comments.nodes.filter(({ isDeleted }) => !isDeleted).map(commentEntry),
    },
});
