import type { NodeKey } from '../../access/node-key.ts';
import type { Connection } from '../../loaders/connection.ts';
import type { TimeRange } from '../../loaders/time-range.ts';
import type { PostKind } from '../discussion/post/model.ts';

export const SEARCH_KINDS = ['User', 'Post', 'Comment', 'WikiPage', 'Sequence'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export type SearchOrder = 'RELEVANCE' | 'NEWEST';

/** Conditions besides the words. */
export interface SearchFilter extends TimeRange {
  /** Usernames. */
  readonly authors?: readonly string[] | null | undefined;
  /** Slugs of wiki pages. */
  readonly topics?: readonly string[] | null | undefined;
  readonly postKinds?: readonly PostKind[] | null | undefined;
}

/** Whether it names authors or topics: without words, the newest of these are found. */
export function namesSome({ authors, topics }: SearchFilter): boolean {
  return authors != null || topics != null;
}

/** Something found, with how well it fits: more is better. */
export interface SearchHit extends NodeKey<SearchKind> {
  readonly rank: number;
  readonly query: string;
}

export interface TypeCount {
  readonly kind: SearchKind;
  /** At most `MAX_RANKED`. */
  readonly count: number;
}

/** What was found, with how much there is of each type. */
export interface FoundList extends Connection<SearchHit> {
  typeCounts(): Promise<readonly TypeCount[]>;
}

export interface Highlights {
  /** HTML in which the words found are in `mark`; null when the thing has no title. */
  readonly title: string | null;
  readonly snippet: string;
}
