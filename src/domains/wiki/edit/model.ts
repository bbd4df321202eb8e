import type { HeldWikiEditRow } from '../held-edit/model.ts';
import type { WikiPageRow } from '../page/model.ts';
import type { WikiContributionRow } from '../revision/model.ts';

/** UTF-16 code units of a page's Markdown. */
export const LONGEST_PAGE = 200_000;
export const LONGEST_SUMMARY = 500;

/** What the next version of a page is to be. */
export interface Draft {
  readonly title: string;
  readonly markdown: string;
  readonly summary: string | null;
  readonly isMinor?: boolean;
  readonly revertsToId?: string;
}

/** A page after a write, with the version that the write made. */
export interface WrittenPage {
  /** Null for a new page that is held for review. */
  readonly page: WikiPageRow | null;
  /** Null when the write is held for review. */
  readonly contribution: WikiContributionRow | null;
  /** The write, when it is held for review. */
  readonly heldEdit: HeldWikiEditRow | null;
}
