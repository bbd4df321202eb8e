import { sitePaths } from '../../lib/site-paths.ts';
import { commentEntry, type FeedComment } from './comment-entry.ts';
import type { FeedKind } from './feed-kind.ts';

interface Data {
  readonly post: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly comments: { readonly nodes: readonly ListedComment[] };
  } | null;
}

/** A comment that is gone stands in the list of its post as long as it has replies. */
interface ListedComment extends FeedComment {
  readonly isDeleted: boolean;
}

/** What is said on a post. */
export const COMMENTS_FEED: FeedKind<Data> = {
  path: /^\/posts\/([^/]+)\/feed\.atom$/,
  query: `query CommentsFeed($name: String!) {
    post(slug: $name) {
      id
      slug
      title: plainTitle
      comments(first: 30) {
        nodes {
          __typename id isDeleted authorName createdAt editedAt body { html }
          post { slug title: plainTitle }
          wikiPage { slug title: plainTitle }
        }
      }
    }
  }`,
  content: ({ post }) =>
    post && {
      title: `Comments on ${post.title}`,
      subtitle: 'Answers and replies included, the newest first.',
      about: post.id,
      path: sitePaths.post(post.slug),
      entries: post.comments.nodes.filter(({ isDeleted }) => !isDeleted).map(commentEntry),
    },
};
