import { commentEntry, type FeedComment } from './comment-entry.ts';
import type { FeedEntry, FeedKind } from './feed-kind.ts';
import { type FeedVersion, versionEntry } from './version-entry.ts';

interface FeedPost {
  readonly __typename: 'Post';
  readonly slug: string;
  readonly title: string;
  readonly authorName: string;
  readonly publishedAt: string;
  readonly editedAt: string | null;
  readonly body: { readonly html: string };
}

interface Data {
  readonly user: {
    readonly username: string;
    readonly displayName: string;
    readonly contributions: {
      readonly nodes: readonly (FeedPost | FeedComment | FeedVersion)[];
    };
  } | null;
}

/** What a person writes: posts, comments, edits of the wiki. */
export const PERSON_FEED: FeedKind<Data> = {
  path: /^\/users\/([^/]+)\/feed\.atom$/,
  query: `query PersonFeed($name: String!) {
    user(username: $name) {
      username
      displayName
      contributions(first: 30) {
        nodes {
          __typename
          ... on Post { slug title authorName publishedAt editedAt body { html } }
          ... on Comment {
            id authorName createdAt editedAt body { html }
            post { slug title }
            wikiPage { slug title }
          }
          ... on WikiContribution {
            id version summary authorName createdAt page { slug title } diff { html }
          }
        }
      }
    }
  }`,
  content: ({ user }) =>
    user && {
      title: `What ${user.displayName} writes`,
      subtitle: `Posts, comments and wiki contributions of ${user.displayName}.`,
      path: `/users/${encodeURIComponent(user.username)}`,
      entries: user.contributions.nodes.map(entry),
    },
};

function entry(node: FeedPost | FeedComment | FeedVersion): FeedEntry {
  if (node.__typename === 'Comment') return commentEntry(node);
  if (node.__typename === 'WikiContribution') return versionEntry(node);
  return {
    title: node.title,
    path: `/posts/${encodeURIComponent(node.slug)}`,
    author: node.authorName,
    publishedAt: node.publishedAt,
    updatedAt: node.editedAt ?? node.publishedAt,
    html: node.body.html,
  };
}
