import type { Tally } from '../tally.ts';
import type { CollectedPost } from './collected-posts.ts';
import { changesText, historyType, otherEvents } from './history-types.ts';
import { ANSWER, otherPosts, QUESTION } from './post-types.ts';
import type { Placed } from './read-table.ts';
import { comments } from './tables/comments.ts';
import { type PostHistoryRow, postHistory } from './tables/post-history.ts';
import { votes } from './tables/votes.ts';

/** Counts the rows of a question's or a tag's history that leave nothing behind. */
export function countEvents(tally: Tally, history: readonly Placed<PostHistoryRow>[]): void {
  for (const { row } of history) {
    const type = row.PostHistoryTypeId;
    if (historyType(type) === undefined) tally.skip(postHistory.file, otherEvents(type));
  }
}

/** Counts the history of an answer: only its newest text is imported. */
export function countAnswerHistory(tally: Tally, history: readonly Placed<PostHistoryRow>[]): void {
  for (const { row } of history) {
    const type = row.PostHistoryTypeId;
    const isFolded = changesText(type) || historyType(type)?.means === 'suggestion';
    const reason = historyType(type) === undefined ? otherEvents(type) : 'locks of answers';
    tally.skip(
      postHistory.file,
      isFolded ? 'versions of answers, folded into the newest text' : reason,
    );
  }
}

/**
 * Counts the votes, history and comments of a post that is not imported. Votes and history of a missing post
 * are usual: dumps leave deleted posts out, but not these rows. A comment on a missing post is broken.
 */
export function countRowsOfSkippedPost(tally: Tally, collected: CollectedPost): void {
  const type = collected.post?.row.PostTypeId;
  if (type === QUESTION || type === ANSWER) return;
  const on = type === undefined ? 'posts that the dump leaves out' : otherPosts(type);
  if (collected.votes > 0) tally.skip(votes.file, `on ${on}`, collected.votes);
  if (collected.history.length > 0)
    tally.skip(postHistory.file, `on ${on}`, collected.history.length);
  for (const { place } of collected.comments) {
    if (type !== undefined) tally.skip(comments.file, `on ${on}`);
    else
      tally.reject({
        place,
        reason: `the post ${collected.id}, which it is on, is not in Posts.xml`,
      });
  }
}
