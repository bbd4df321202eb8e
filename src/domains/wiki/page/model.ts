import type { TimeRange } from '../../../loaders/time-range.ts';

export interface WikiPageRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly sortTitle: string;
  readonly revisionId: string | null;
  readonly postCount: number;
  readonly contributionCount: number;
  readonly commentCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly isDeleted: boolean;
  /** Only trusted people edit it. */
  readonly isProtected: boolean;
  /** The page that has its names, comments and posts by now. */
  readonly mergedIntoId: string | null;
}

/** A wiki page as the topic of a post. */
export interface TopicRow extends WikiPageRow {
  /** Votes that it is relevant to the post, minus votes that it is not. */
  readonly relevance: number;
}

export type WikiPageOrder = 'TITLE' | 'NEWEST' | 'UPDATED' | 'POSTS';

export interface WikiPageFilter extends TimeRange {
  readonly titleStartsWith?: string | null | undefined;
  readonly minPosts?: number | null | undefined;
  readonly hasText?: boolean | null | undefined;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly WikiPage: WikiPageRow;
  }
}
