import sql from 'sql-template-tag';
import type { Counter } from './counter.ts';

/** A public export has the numbers without the votes: they may be higher than what was voted here. */
export const pollVotes: Counter = {
  name: 'polls.voter_count, vote_counts',
  table: 'polls',
  key: ['id'],
  columns: ['voter_count', 'vote_counts'],
  inScope: () => sql`true`,
  expected: () => sql`
    select k.id, greatest(k.voter_count, voted.voters) as voter_count,
      array(
        select greatest(k.vote_counts[option.number], (
          select count(*)::int from poll_votes v
          where v.poll_id = k.id and option.number = any(v.choices)
        ))
        from generate_series(1, cardinality(k.options)) option(number)
        order by option.number
      ) as vote_counts
    from polls k
    join (select poll_id, count(*)::int as voters from poll_votes group by poll_id) voted
      on voted.poll_id = k.id`,
};
