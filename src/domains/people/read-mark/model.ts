/** How far the viewer has read the comments on a post or wiki page. */
export interface ReadMarkRow {
  /** Of the post or wiki page. */
  readonly id: string;
  readonly readUpTo: string;
}

/** How many comments of others are newer than the read mark of the viewer. */
export interface UnreadRow {
  /** Of the post or wiki page. */
  readonly id: string;
  readonly unreadCount: number;
}

/** Counting the unread comments on one post or page stops here. */
export const MAX_UNREAD_COUNT = 1_000;
