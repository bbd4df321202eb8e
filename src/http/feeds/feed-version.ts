import type { DataOf } from '../typed-query.ts';

/** The fields of a version of a wiki page in the queries of feeds. */
export const VERSION_FIELDS =
  '__typename id version summary authorName createdAt page { slug title: plainTitle } charsAdded charsRemoved body { wordCount }';

export type FeedVersion =
  DataOf<`fragment FeedVersion on WikiContribution { ${typeof VERSION_FIELDS} }`>;

/** What versions changed, as HTML by their ids. Where texts are long, those of the newest alone. */
export type VersionDiffs = ReadonlyMap<string, string>;
