import type { StatementRunner } from '../db/database.ts';
import { type Counter, joinCounters, setRight } from './counter.ts';
import { pollVotes } from './poll-counters.ts';
import {
  postAcceptedAnswer,
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

/** What changes with the comments and versions of wiki pages. */
const OF_PAGES: readonly [Counter, ...Counter[]] = [
  pageContributionCount,
  pageCommentCount,
  pageCurrentRevision,
];

/** Every column that repeats what other rows say, in the order in which they are set right. */
export const COUNTERS: readonly Counter[] = [
  placeInThread,
  replyCounts,
  postCommentCount,
  postCurrentRevision,
  postLastActivity,
  ...OF_PAGES,
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

type Subjects = Exclude<UpkeepScope, 'everything'>;

interface Written {
  /** Those on which earlier comments got replies or lost some. */
  readonly replies: Subjects;
  /** Whether there are further versions of the posts. Their words are not found again where there are none. */
  readonly hasVersions: boolean;
  /** Comments that their posts accept, unless they accept one already. */
  readonly acceptedAnswers: readonly string[];
}

/**
 * Sets right what depends on the comments and versions of some posts and pages, after these were
 * written. It costs a constant number of statements, and looks at nothing but those posts and pages.
 */
export async function recount(
  runner: StatementRunner,
  scope: Subjects,
  { replies, hasVersions, acceptedAnswers }: Written,
): Promise<void> {
  if (replies.posts.length + replies.pages.length > 0) {
    await setRight(runner, replyCounts, replies);
  }
  if (scope.posts.length > 0) {
    const ofPosts = joinCounters([
      postCommentCount,
      postLastActivity,
      ...(hasVersions ? [postCurrentRevision] : []),
      ...(acceptedAnswers.length > 0 ? [postAcceptedAnswer(acceptedAnswers)] : []),
    ]);
    await setRight(runner, ofPosts, scope);
  }
  if (scope.pages.length > 0) await setRight(runner, joinCounters(OF_PAGES), scope);
}
