import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { COMMENT_FIELDS, commentEntry, type FeedComment } from './comment-entry.ts';
import { type FeedEntry, feedKind } from './feed-kind.ts';
import { type FeedVersion, VERSION_FIELDS, type VersionDiffs } from './feed-version.ts';
import { type FeedPost, POST_FIELDS, postEntry } from './post-entry.ts';
import { versionEntry } from './version-entry.ts';

/** What a person writes: posts, comments, edits of the wiki. */
export const PERSON_FEED = feedKind({
  path: /^\/users\/([^/]+)\/feed\.atom$/,
  query: typedQuery(`query PersonFeed($name: String!) {
    user(username: $name) {
      id
      username
      displayName
      contributions(first: 30) {
        nodes {
          ... on Post { ${POST_FIELDS} }
          ... on Comment { ${COMMENT_FIELDS} }
          ... on WikiContribution { ${VERSION_FIELDS} }
        }
      }
    }
  }`),
  versions: ({ user }) =>
    (user?.contributions.nodes ?? []).filter((node) => node.__typename === 'WikiContribution'),
  content: ({ user }, diffs) =>
    user && {
      title: `What ${user.displayName} writes`,
      subtitle: `Posts, comments and wiki contributions of ${user.displayName}.`,
      about: user.id,
      path: sitePaths.user(user.username),
      entries: user.contributions.nodes.flatMap((node) => entry(node, diffs) ?? []),
    },
});

function entry(node: FeedPost | FeedComment | FeedVersion, diffs: VersionDiffs): FeedEntry | null {
  if (node.__typename === 'Comment') return commentEntry(node);
  if (node.__typename === 'WikiContribution') return versionEntry(node, diffs);
  return postEntry(node);
}
