import sql from 'sql-template-tag';
import { deterministicId } from '../../lib/deterministic-id.ts';
import type { PollOfPost, PostRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { insertMissing, rowset } from './rowset.ts';

const pollColumns = {
  id: 'uuid',
  post_id: 'uuid',
  question: 'text',
  options: 'text[]',
  vote_counts: 'int[]',
  voter_count: 'int',
  max_choices: 'int',
  closes_at: 'timestamptz',
  created_at: 'timestamptz',
};

export const voteColumns = {
  post_id: 'uuid',
  user_id: 'uuid',
  choices: 'int[]',
  created_at: 'timestamptz',
};

/** The polls of posts that are written, with the votes of users who are known. */
export async function writePolls(batch: Batch, posts: readonly PostRecord[]): Promise<void> {
  const polls = posts.flatMap((post) => {
    const postId = batch.imported.id('post', post.externalId);
    if (post.poll === undefined || postId === undefined) return [];
    const name = { source: batch.source, kind: 'poll', externalId: post.externalId };
    const id = deterministicId(name, post.poll.createdAt);
    return [{ id, postId, poll: post.poll, votes: importedVotes(batch, post.poll) }];
  });
  if (polls.length === 0) return;
  const rows = polls.map(({ id, postId, poll, votes }) => ({
    id,
    post_id: postId,
    question: poll.question,
    options: poll.options,
    vote_counts: poll.options.map(
      (_, index) => votes.filter(({ choices }) => choices.includes(index + 1)).length,
    ),
    voter_count: votes.length,
    max_choices: poll.maxChoices,
    closes_at: poll.closesAt,
    created_at: poll.createdAt,
  }));
  const columns = { columns: pollColumns, key: 'post_id', rows };
  await batch.tx.execute('import.polls', insertMissing('polls', columns));
  const voteRows = polls.flatMap(({ postId, poll, votes }) =>
    votes.map(({ userId, choices }) => ({
      ...{ post_id: postId, user_id: userId, choices },
      created_at: poll.createdAt,
    })),
  );
  await batch.tx.execute(
    'import.pollVotes',
    sql`
      insert into poll_votes (poll_id, user_id, choices, created_at)
      select k.id, r.user_id, r.choices, r.created_at
      from ${rowset('r', voteColumns, voteRows)} join polls k on k.post_id = r.post_id
      on conflict (poll_id, user_id) do nothing`,
  );
}

export function importedVotes({ imported }: Batch, { votes }: PollOfPost) {
  return Object.entries(votes).flatMap(([user, choices]) => {
    const userId = imported.id('user', user);
    return userId === undefined ? [] : [{ userId, choices }];
  });
}
