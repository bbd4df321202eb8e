import type { ItemRow } from '../subject/model.ts';

/** What a user follows. Following a comment means following the thread below it. */
export type FollowRow = ItemRow;

export const FOLLOWS = { table: 'follows', owner: 'follower_id' } as const;
