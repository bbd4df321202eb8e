import sql, { raw } from 'sql-template-tag';
import type { Scope } from '../../../request/scope.ts';
import type { Scored, VoteRow } from './model.ts';

interface OwnVotes {
  readonly voterId: string;
  readonly on: Scored['kind'];
  readonly ids: readonly string[];
}

/** What a user voted on these posts or comments. */
export function selectOwnVotes(
  { reader }: Scope,
  { voterId, on, ids }: OwnVotes,
): Promise<VoteRow[]> {
  const column = raw(on === 'Post' ? 'post_id' : 'comment_id');
  return reader.run<VoteRow>(
    `vote.own${on}Votes`,
    sql`
      select v.${column} as "subjectId", v.axis, v.value from votes v
      where v.voter_id = ${voterId}::uuid and v.${column} = any(${ids}::uuid[])`,
  );
}
