import { sitePaths } from '../../lib/site-paths.ts';
import type { FeedKind } from './feed-kind.ts';
import { type FeedVersion, VERSION_FIELDS } from './feed-version.ts';
import { versionEntry } from './version-entry.ts';

interface Data {
  readonly wikiPage: {
    readonly id: string;
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
      id
      slug
      title: plainTitle
      contributions(first: 20) {
        nodes {
          __typename ${VERSION_FIELDS}
        }
      }
    }
  }`,
  versions: ({ wikiPage }) => wikiPage?.contributions.nodes ?? [],
  content: ({ wikiPage }, diffs) =>
    wikiPage && {
      title: `Changes of ${wikiPage.title}`,
      subtitle: 'The changes between versions, newest first.',
      about: wikiPage.id,
      path: sitePaths.wikiPage(wikiPage.slug),
      entries: wikiPage.contributions.nodes.map((version) => versionEntry(version, diffs)),
    },
};
