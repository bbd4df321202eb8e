import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { feedKind } from './feed-kind.ts';
import { VERSION_FIELDS } from './feed-version.ts';
import { versionEntry } from './version-entry.ts';

/** How a wiki page changes. */
export const CHANGES_FEED = feedKind({
  path: /^\/wiki\/([^/]+)\/feed\.atom$/,
  query: typedQuery(`query ChangesFeed($name: String!) {
    wikiPage(slug: $name) {
      id
      slug
      title: plainTitle
      contributions(first: 20) {
        nodes {
          ${VERSION_FIELDS}
        }
      }
    }
  }`),
  versions: ({ wikiPage }) => wikiPage?.contributions.nodes ?? [],
  content: ({ wikiPage }, diffs) =>
    wikiPage && {
      title: `Changes of ${wikiPage.title}`,
      subtitle: 'The changes between versions, newest first.',
      about: wikiPage.id,
      path: sitePaths.wikiPage(wikiPage.slug),
      entries: wikiPage.contributions.nodes.map((version) => versionEntry(version, diffs)),
    },
});
