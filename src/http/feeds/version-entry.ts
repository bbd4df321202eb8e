import type { FeedEntry } from './feed-kind.ts';

/** A version of a wiki page as the queries of the feeds ask for it. */
export interface FeedVersion {
  readonly __typename: 'WikiContribution';
  readonly id: string;
  readonly version: number;
  readonly summary: string | null;
  readonly authorName: string;
  readonly createdAt: string;
  readonly page: { readonly slug: string; readonly title: string };
  readonly diff: { readonly html: string };
}

/** A change in a feed: what differs from the version before. */
export function versionEntry(change: FeedVersion): FeedEntry {
  const { id, version, summary, authorName, createdAt, page, diff } = change;
  return {
    title: `${page.title}, version ${version}${summary ? `: ${summary}` : ''}`,
    path: `/wiki/${encodeURIComponent(page.slug)}?to=${id}#history`,
    author: authorName,
    publishedAt: createdAt,
    updatedAt: createdAt,
    html: diff.html,
  };
}
