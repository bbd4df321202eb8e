import sql from 'sql-template-tag';
import type { PollOfPost, PostRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import { importedVotes, voteColumns, writePolls } from '../polls.ts';
import { rowset } from '../rowset.ts';
import { isClaimed } from './is-claimed.ts';
import type { ChangedRecord } from './merge.ts';

const columns = {
  post_id: 'uuid',
  question: 'text',
  options: 'text[]',
  max_choices: 'int',
  closes_at: 'timestamptz',
};

interface ChangedPoll {
  readonly change: ChangedRecord<PostRecord>;
  readonly row: { readonly id: string };
}

/**
 * Takes over what the source changed of polls: votes of its users, and when they end. A poll that was removed here stays
 * removed, one that was closed here stays closed, and who signs in here decides about their vote. A poll whose options are
 * others stays as it is.
 */
export async function updatePolls(batch: Batch, changed: readonly ChangedPoll[]): Promise<void> {
  const added = changed.filter(({ change: { before } }) => before?.['poll'] === undefined);
  await writePolls(
    batch,
    added.map(({ change: { record } }) => record),
  );
  const all = changed.flatMap(({ change, row: { id } }) => {
    const { poll } = change.record;
    return poll === undefined ? [] : [{ id, poll }];
  });
  if (all.length > 0) await changePolls(batch, all);
}

interface PollOfOurs {
  /** Of the post. */
  readonly id: string;
  readonly poll: PollOfPost;
}

async function changePolls(batch: Batch, all: readonly PollOfOurs[]): Promise<void> {
  const { tx, source } = batch;
  const rows = all.map(({ id, poll }) => ({
    ...{ post_id: id, question: poll.question, options: poll.options },
    ...{ max_choices: poll.maxChoices, closes_at: poll.closesAt },
  }));
  const votes = all.flatMap(({ id, poll }) =>
    importedVotes(batch, poll).map(({ userId, choices }) => ({
      ...{ post_id: id, user_id: userId, choices, created_at: poll.createdAt },
    })),
  );
  const same = await tx.run<{ id: string }>(
    'import.lockPolls',
    sql`
      select p.id from polls p join ${rowset('r', columns, rows)} on r.post_id = p.post_id
      where p.options = r.options order by p.id for update of p`,
  );
  const ids = same.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.execute(
    'import.withdrawPollVotes',
    sql`
      delete from poll_votes v
      using polls p, origins o
      where p.id = any(${ids}::uuid[]) and v.poll_id = p.id
        and o.our_id = v.user_id and o.source = ${source} and o.kind = 'user'
        and not ${isClaimed(sql`v.user_id`)}
        and not exists (
          select from ${rowset('r', voteColumns, votes)}
          where r.post_id = p.post_id and r.user_id = v.user_id and r.choices = v.choices
        )`,
  );
  await tx.execute(
    'import.addPollVotes',
    sql`
      insert into poll_votes (poll_id, user_id, choices, created_at)
      select p.id, r.user_id, r.choices, r.created_at
      from ${rowset('r', voteColumns, votes)} join polls p on p.post_id = r.post_id
      where p.id = any(${ids}::uuid[]) and not ${isClaimed(sql`r.user_id`)}
      on conflict (poll_id, user_id) do nothing`,
  );
  await tx.execute(
    'import.updatePolls',
    sql`
      update polls p set
        question = r.question,
        max_choices = r.max_choices,
        closes_at = case when p.closes_at <= now() then p.closes_at else r.closes_at end,
        voter_count = (select count(*)::int from poll_votes v where v.poll_id = p.id),
        vote_counts = (
          select array_agg((
            select count(*)::int from poll_votes v where v.poll_id = p.id and n.option = any(v.choices)
          ) order by n.option)
          from generate_series(1, cardinality(p.options)) as n(option)
        )
      from ${rowset('r', columns, rows)}
      where r.post_id = p.post_id and p.id = any(${ids}::uuid[])`,
  );
}
