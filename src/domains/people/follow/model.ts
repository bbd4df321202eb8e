import type { KeptRow } from '../subject/model.ts';

/** What a user follows. Following a comment means following the thread below it. */
export type FollowRow = KeptRow;
