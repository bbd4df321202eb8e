/** A version of a wiki page as the queries of the feeds ask for it. */
export interface FeedVersion {
  readonly __typename: 'WikiContribution';
  readonly id: string;
  readonly version: number;
  readonly summary: string | null;
  readonly authorName: string;
  readonly createdAt: string;
  readonly page: { readonly slug: string; readonly title: string };
  readonly charsAdded: number;
  readonly charsRemoved: number;
  readonly body: { readonly wordCount: number };
}

/** What the queries of feeds ask of a version. */
export const VERSION_FIELDS =
  'id version summary authorName createdAt page { slug title: plainTitle } charsAdded charsRemoved body { wordCount }';

/** What versions changed, as HTML by their ids. Where texts are long, those of the newest alone. */
export type VersionDiffs = ReadonlyMap<string, string>;
