import type { FeedKind } from './feed-kind.ts';
import { type FeedVersion, versionEntry } from './version-entry.ts';

interface Data {
  readonly wikiPage: {
    readonly slug: string;
    readonly title: string;
    readonly contributions: { readonly nodes: readonly FeedVersion[] };
  } | null;
}

/** How a wiki page changes. */
export const CHANGES_FEED: FeedKind<Data> = {
  path: /^\/wiki\/([^/]+)\/feed\.atom$/,
  query: `query ChangesFeed($name: String!) {
    wikiPage(slug: $name) {
      slug
      title
      contributions(first: 20) {
        nodes {
          __typename id version summary authorName createdAt page { slug title } diff { html }
        }
      }
    }
  }`,
  content: ({ wikiPage }) =>
    wikiPage && {
      title: `Changes of ${wikiPage.title}`,
      subtitle: 'What differs from version to version, the newest first.',
      path: `/wiki/${encodeURIComponent(wikiPage.slug)}`,
      entries: wikiPage.contributions.nodes.map(versionEntry),
    },
};
