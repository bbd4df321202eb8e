import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';

/** A poll as it is while nobody else can change it. */
export interface LockedPoll {
  readonly optionCount: number;
  readonly maxChoices: number;
  readonly isClosed: boolean;
}

/** Keeps other votes away from a poll until the transaction ends. Null if it was removed. */
export async function lockPoll(tx: Transaction, id: string): Promise<LockedPoll | null> {
  const [poll] = await tx.run<LockedPoll>(
    'poll.lock',
    sql`
      select cardinality(k.options) as "optionCount", k.max_choices as "maxChoices",
        coalesce(k.closes_at <= clock_timestamp(), false) as "isClosed"
      from polls k where k.id = ${id}::uuid
      for no key update`,
  );
  return poll ?? null;
}

interface NewVote {
  readonly pollId: string;
  readonly userId: string;
  /** Empty takes the vote back. */
  readonly choices: readonly number[];
}

/** Replaces what a user chose, and counts it. The poll is locked. */
export async function replaceVote(
  tx: Transaction,
  { pollId, userId, choices }: NewVote,
): Promise<void> {
  await tx.execute(
    'poll.vote',
    sql`
      with ballot as (
        select ${choices}::int[] as choices, ${choices.length}::int > 0 as is_vote
      ), former as (
        select choices from poll_votes
        where poll_id = ${pollId}::uuid and user_id = ${userId}::uuid
      ), removed as (
        delete from poll_votes v using ballot
        where not ballot.is_vote and v.poll_id = ${pollId}::uuid and v.user_id = ${userId}::uuid
      ), written as (
        insert into poll_votes (poll_id, user_id, choices)
        select ${pollId}::uuid, ${userId}::uuid, ballot.choices from ballot where ballot.is_vote
        on conflict (poll_id, user_id) do update set choices = excluded.choices, created_at = now()
      )
      update polls k set
        voter_count = k.voter_count + ballot.is_vote::int - (select count(*)::int from former),
        vote_counts = array(
          select each.votes + (each.number = any(ballot.choices))::int
            - (select count(*)::int from former where each.number = any(former.choices))
          from unnest(k.vote_counts) with ordinality as each(votes, number)
          order by each.number
        )
      from ballot
      where k.id = ${pollId}::uuid`,
  );
}

/** Ends the voting now; a poll that has ended stays as it is. */
export async function closePollNow(tx: Transaction, id: string): Promise<void> {
  await tx.execute(
    'poll.close',
    sql`
      update polls k set closes_at = least(k.closes_at, date_trunc('milliseconds', clock_timestamp()))
      where k.id = ${id}::uuid`,
  );
}
