import type { ItemRow } from '../subject/model.ts';

/** Something that a user wants to find again. */
export type BookmarkRow = ItemRow<'Post' | 'Comment' | 'WikiPage'>;

export const BOOKMARKS = { table: 'bookmarks', owner: 'user_id' } as const;
