import type { StatementRunner } from '../db/database.ts';
import { type Counter, setRight } from './counter.ts';
import { pollVotes } from './poll-counters.ts';
import {
  postCommentCount,
  postCurrentRevision,
  postLastActivity,
  topicSortKeys,
} from './post-counters.ts';
import type { UpkeepScope } from './scope.ts';
import { placeInThread, replyCounts } from './thread-counters.ts';
import { userCounts } from './user-counters.ts';
import { commentScores, postScore, userKarma } from './vote-counters.ts';
import {
  pageCommentCount,
  pageContributionCount,
  pageCurrentRevision,
  pagePostCount,
} from './wiki-counters.ts';

/** What changes with the comments and versions of posts and pages. */
const OF_COMMENTS_AND_VERSIONS: readonly Counter[] = [
  replyCounts,
  postCommentCount,
  postCurrentRevision,
  postLastActivity,
  pageContributionCount,
  pageCommentCount,
  pageCurrentRevision,
];

/** Every column that repeats what other rows say, in the order in which they are set right. */
export const COUNTERS: readonly Counter[] = [
  placeInThread,
  ...OF_COMMENTS_AND_VERSIONS,
  postScore,
  commentScores,
  topicSortKeys,
  pagePostCount,
  userCounts,
  userKarma,
  pollVotes,
];

/** Columns that only count rows: nothing is lost where they are left out. */
const COUNTS: readonly Counter[] = [
  replyCounts,
  postCommentCount,
  pageContributionCount,
  pageCommentCount,
  pagePostCount,
  userCounts,
];

/** Counts everything again, after rows were written without their counts. */
export async function countEverything(runner: StatementRunner): Promise<void> {
  for (const counter of COUNTS) await setRight(runner, counter, 'everything');
}

/**
 * Sets right what depends on the comments and versions of some posts and pages, after these were
 * written. It costs a constant number of statements, and looks at nothing but those posts and pages.
 */
export async function recount(runner: StatementRunner, scope: UpkeepScope): Promise<void> {
  for (const counter of OF_COMMENTS_AND_VERSIONS) await setRight(runner, counter, scope);
}
