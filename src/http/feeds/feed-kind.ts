import type { TypedQuery } from '../typed-query.ts';
import type { FeedVersion, VersionDiffs } from './feed-version.ts';

/** What happened lately, as a list that programs read. */
export interface FeedContent {
  readonly title: string;
  readonly subtitle: string;
  /** The global id of what it is about. The feed keeps its own id when this is renamed. */
  readonly about: string;
  /** The page that it is about, as a path. */
  readonly path: string;
  /** The address of the feed below that of the page. Default: `feed.atom`. */
  readonly file?: string;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

/** One thing that happened. */
export interface FeedEntry {
  readonly title: string;
  /** The global id of what happened. The entry keeps its own id when the page is renamed. */
  readonly node: string;
  /** Where it can be read, as a path. */
  readonly path: string;
  readonly authors: readonly string[];
  /** RFC 3339. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** Sanitised HTML. */
  readonly html: string;
}

/** A kind of feed: where it is, and what it is made of. */
export interface FeedKind<Data> {
  /** Matches paths; its one group is the name of what the feed is about. The feed of the site has none. */
  readonly path: RegExp;
  /** Takes the variable `$name` if `path` has a group. */
  readonly query: TypedQuery<Data>;
  /** The versions of wiki pages among the entries, the newest first. */
  readonly versions?: (data: Data) => readonly FeedVersion[];
  /** Null when there is no such thing. */
  readonly content: (data: Data, diffs: VersionDiffs) => FeedContent | null;
}

/** Lets the type of the data follow from the query. */
export function feedKind<Data>(kind: FeedKind<Data>): FeedKind<Data> {
  return kind;
}
