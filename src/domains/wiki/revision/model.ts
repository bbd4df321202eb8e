import type { TimeRange } from '../../../loaders/time-range.ts';
import type { TextRow } from '../../rich-text/model.ts';

/** UTF-16 code units of what a version of a wiki page says of its change. */
export const MAX_SUMMARY_LENGTH = 500;

/** A version of a post's text or of a wiki page's; of exactly one of the two. */
export interface RevisionRow extends TextRow {
  readonly id: string;
  readonly postId: string | null;
  readonly wikiPageId: string | null;
  readonly version: number;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly title: string;
  readonly summary: string | null;
  readonly charsAdded: number;
  readonly charsRemoved: number;
  readonly isMinor: boolean;
  readonly revertsToId: string | null;
  /** Pages that became parents with it, or ceased to be. Some may be deleted by now. */
  readonly addedParentIds: readonly string[];
  readonly removedParentIds: readonly string[];
  /** Whether it gave the page another title, without a summary of its author. */
  readonly isRename: boolean;
  readonly createdAt: string;
  /** Only moderators read what it says. */
  readonly isHidden: boolean;
}

/** A version of a post. */
export interface PostRevisionRow extends RevisionRow {
  readonly postId: string;
}

/** A version of a wiki page: what a user gave to it. */
export interface WikiContributionRow extends RevisionRow {
  readonly wikiPageId: string;
}

export type RevisionOrder = 'NEWEST' | 'OLDEST';

export interface RevisionFilter extends TimeRange {
  readonly authors?: readonly string[] | null | undefined;
  readonly hideMinor?: boolean | null | undefined;
}

/** Whose revisions a list holds: a person's to the wiki, or those of one page or post. */
export type RevisionParent = 'author' | 'wikiPage' | 'post' | 'wiki';

/** A difference between two texts: pieces in order, and how many characters came and went. */
export interface DiffText {
  readonly hunks: readonly DiffHunk[];
  readonly charsAdded: number;
  readonly charsRemoved: number;
}

/** What differs between two texts. */
export interface TextDiff {
  /** What changed in the Markdown, word by word. */
  readonly text: () => Promise<DiffText>;
  /** The text as it reads now, with the changes marked by `ins` and `del`. */
  readonly html: () => Promise<string>;
}

export interface DiffHunk {
  readonly kind: 'EQUAL' | 'INSERT' | 'DELETE';
  readonly text: string;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly PostRevision: PostRevisionRow;
    readonly WikiContribution: WikiContributionRow;
  }
}
