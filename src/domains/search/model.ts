import type { NodeKey } from '../../access/node-key.ts';

export const SEARCH_KINDS = ['User', 'Post', 'Comment', 'WikiPage', 'Sequence'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Something found, with how well it fits: more is better. */
export interface SearchHit extends NodeKey<SearchKind> {
  readonly rank: number;
  readonly query: string;
}

export interface Highlights {
  /** HTML in which the words found are in `mark`; null when the thing has no title. */
  readonly title: string | null;
  readonly snippet: string;
}
