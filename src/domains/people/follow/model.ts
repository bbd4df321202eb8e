import type { KeptRow } from '../subject/model.ts';

/** Whom or what somebody wants to hear of: of a comment, the thread below it. */
export type FollowRow = KeptRow;
