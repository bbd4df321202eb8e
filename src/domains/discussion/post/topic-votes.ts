import sql from 'sql-template-tag';
import { manyByKey } from '../../../loaders/many-by-key.ts';
import { perRequest } from '../../../request/per-request.ts';
import type { Scope } from '../../../request/scope.ts';

/** A vote on the relevance of a topic. NONE withdraws the earlier vote. */
export type RelevanceVote = 'MORE' | 'LESS' | 'NONE';

const POINTS: Readonly<Record<RelevanceVote, number>> = { MORE: 1, LESS: -1, NONE: 0 };

/** How many points a vote adds to the relevance of a topic. */
export function pointsOf(vote: RelevanceVote): number {
  return POINTS[vote];
}

interface OwnTopicVote {
  readonly postId: string;
  readonly topicId: string;
  readonly value: number;
}

/** The viewer’s votes on the topics of posts, by the id of the post. */
const ownTopicVotes = perRequest(({ reader, viewer }: Scope) =>
  manyByKey<OwnTopicVote>(
    async (postIds) =>
      viewer.kind === 'anonymous'
        ? []
        : reader.run(
            'post.ownTopicVotes',
            sql`select post_id as "postId", topic_id as "topicId", value from topic_votes
              where voter_id = ${viewer.id}::uuid and post_id = any(${postIds}::uuid[])`,
          ),
    ({ postId }) => postId,
  ),
);

/** The viewer's vote on a topic of a post. Null without one, and without a statement for anonymous viewers. */
export async function viewerVoteOn(
  scope: Scope,
  { postId, topicId }: { readonly postId: string | null; readonly topicId: string },
): Promise<RelevanceVote | null> {
  if (scope.viewer.kind === 'anonymous' || postId === null) return null;
  const votes = await ownTopicVotes(scope).load(postId);
  const points = votes.find((vote) => vote.topicId === topicId)?.value;
  if (points === undefined) return null;
  return points > 0 ? 'MORE' : 'LESS';
}
