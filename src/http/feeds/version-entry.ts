import { sitePaths } from '../../lib/site-paths.ts';
import type { FeedEntry } from './feed-kind.ts';
import type { FeedVersion, VersionDiffs } from './feed-version.ts';

/** A change in a feed: what differs from the version before. */
export function versionEntry(change: FeedVersion, diffs: VersionDiffs): FeedEntry {
  const { id, version, summary, authorName, createdAt, page } = change;
  return {
    title: `${page.title}, version ${version}${summary ? `: ${summary}` : ''}`,
    node: id,
    path: sitePaths.wikiContribution(page.slug, id),
    authors: [authorName],
    publishedAt: createdAt,
    updatedAt: createdAt,
    html: diffs.get(id) ?? inShort(change),
  };
}

function inShort({ charsAdded, charsRemoved }: FeedVersion): string {
  return `<p>${charsAdded} characters were added and ${charsRemoved} removed.</p>`;
}
