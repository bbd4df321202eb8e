import { sitePaths } from '../../lib/site-paths.ts';
import { commentEntry, type FeedComment } from './comment-entry.ts';
import type { FeedEntry, FeedKind } from './feed-kind.ts';
import { type FeedVersion, VERSION_FIELDS, type VersionDiffs } from './feed-version.ts';
import { versionEntry } from './version-entry.ts';

interface FeedPost {
  readonly __typename: 'Post';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly authorName: string;
  readonly publishedAt: string;
  readonly editedAt: string | null;
  readonly body: { readonly html: string };
}

interface Data {
  readonly user: {
    readonly id: string;
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
      id
      username
      displayName
      contributions(first: 30) {
        nodes {
          __typename
          ... on Post { id slug title: plainTitle authorName publishedAt editedAt body { html } }
          ... on Comment {
            id authorName createdAt editedAt body { html }
            post { slug title: plainTitle }
            wikiPage { slug title: plainTitle }
          }
          ... on WikiContribution {
            ${VERSION_FIELDS}
          }
        }
      }
    }
  }`,
  versions: ({ user }) =>
    (user?.contributions.nodes ?? []).filter((node) => node.__typename === 'WikiContribution'),
  content: ({ user }, diffs) =>
    user && {
      title: `What ${user.displayName} writes`,
      subtitle: `Posts, comments and wiki contributions of ${user.displayName}.`,
      about: user.id,
      path: sitePaths.user(user.username),
      entries: user.contributions.nodes.map((node) => entry(node, diffs)),
    },
};

function entry(node: FeedPost | FeedComment | FeedVersion, diffs: VersionDiffs): FeedEntry {
  if (node.__typename === 'Comment') return commentEntry(node);
  if (node.__typename === 'WikiContribution') return versionEntry(node, diffs);
  return {
    title: node.title,
    node: node.id,
    path: sitePaths.post(node.slug),
    author: node.authorName,
    publishedAt: node.publishedAt,
    updatedAt: node.editedAt ?? node.publishedAt,
    html: node.body.html,
  };
}
