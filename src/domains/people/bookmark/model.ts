import type { KeptRow } from '../subject/model.ts';

/** Something that somebody wants to find again. */
export type BookmarkRow = KeptRow<'Post' | 'Comment' | 'WikiPage'>;

export const BOOKMARKS = { table: 'bookmarks', owner: 'user_id' } as const;
