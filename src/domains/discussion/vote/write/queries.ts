import sql from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';
import { sentTogether } from '../../../../db/sent-together.ts';
import { commentsWithPlace, publicComments, publicPlaces } from '../../comment/policy.ts';
import { publicPosts, writtenBy } from '../../post/policy.ts';
import type { Scored, VoteAxis } from '../model.ts';

/** What there is to know of a thing that is voted on, while nobody else can change it. */
export interface Votable {
  readonly authorId: string | null;
  /** The post or wiki page that it is, or stands on. */
  readonly placeId: string;
  readonly isPublic: boolean;
  /** Whether the voter is among those who write it. */
  readonly isOwn: boolean;
}

/**
 * Keeps others from voting on a post or comment, and from writing where it stands, until the transaction
 * ends: what is locked first is the post or page. Null when it is gone.
 */
export async function lockVotable(
  tx: Transaction,
  { kind, id }: Scored,
  voterId: string,
): Promise<Votable | null> {
  const place =
    kind === 'Post'
      ? sql`select ${id}::uuid as post_id, null::uuid as wiki_page_id`
      : sql`select c.post_id, c.wiki_page_id from comments c where c.id = ${id}::uuid`;
  const [, , [votable]] = await sentTogether([
    tx.run(
      'vote.lockPost',
      sql`
        select p.id from posts p where p.id = (select post_id from (${place}) place)
        for no key update`,
    ),
    tx.run(
      'vote.lockPage',
      sql`
        select w.id from wiki_pages w where w.id = (select wiki_page_id from (${place}) place)
        for no key update`,
    ),
    tx.run<Votable>(
      `vote.votable${kind}`,
      kind === 'Post'
        ? sql`
            select p.author_id as "authorId", p.id as "placeId", ${publicPosts} as "isPublic",
              ${writtenBy(sql`${voterId}::uuid`)} is true as "isOwn"
            from posts p where p.id = ${id}::uuid`
        : sql`
            select c.author_id as "authorId", coalesce(c.post_id, c.wiki_page_id) as "placeId",
              ${publicComments} and ${publicPlaces} as "isPublic",
              c.author_id is not distinct from ${voterId}::uuid as "isOwn"
            from ${commentsWithPlace} where c.id = ${id}::uuid`,
    ),
  ]);
  return votable ?? null;
}

/** A vote as it is stored. */
export interface StoredVote {
  readonly id: string;
  readonly value: number;
}

/** The vote that a user cast before; null when there is none. */
export async function selectVote(
  tx: Transaction,
  { voterId, subject: { kind, id }, axis }: Omit<NewVote, 'value'>,
): Promise<StoredVote | null> {
  const column = kind === 'Post' ? sql`post_id` : sql`comment_id`;
  const [vote] = await tx.run<StoredVote>(
    'vote.before',
    sql`
      select v.id, v.value from votes v
      where v.voter_id = ${voterId}::uuid and v.${column} = ${id}::uuid
        and v.axis = ${axis}::"VoteAxis"`,
  );
  return vote ?? null;
}

export interface NewVote {
  readonly voterId: string;
  readonly subject: Scored;
  readonly axis: VoteAxis;
  /** 0 takes the vote back. */
  readonly value: number;
}

/** Stores a vote in place of the one before it. */
export async function replaceVote(
  tx: Transaction,
  { voterId, subject, axis, value }: NewVote,
  before: StoredVote | null,
): Promise<void> {
  const target = subject.kind === 'Post' ? { postId: subject.id } : { commentId: subject.id };
  if (before === null) await tx.prisma.vote.create({ data: { voterId, axis, ...target, value } });
  else if (value === 0) await tx.prisma.vote.delete({ where: { id: before.id } });
  else await tx.prisma.vote.update({ where: { id: before.id }, data: { value } });
}

export interface CountedVote {
  readonly subject: Scored;
  readonly axis: VoteAxis;
  /** By how much the score changes. */
  readonly by: number;
  /** 1: a user voted who had not; -1: a user took their vote back. */
  readonly voters: number;
  readonly authorId: string | null;
}

/** Sets right what votes add up to: the score of the thing, and its author's karma. */
export async function countVote(tx: Transaction, vote: CountedVote): Promise<void> {
  const { subject, axis, by, voters, authorId } = vote;
  const { id } = subject;
  if (axis === 'AGREEMENT') {
    await tx.execute(
      'vote.countAgreement',
      sql`
        update comments set agreement_score = agreement_score + ${by}::integer
        where id = ${id}::uuid`,
    );
    return;
  }
  const table = subject.kind === 'Post' ? sql`posts` : sql`comments`;
  await sentTogether([
    tx.execute(
      'vote.count',
      sql`
        update ${table}
        set score = score + ${by}::integer, vote_count = vote_count + ${voters}::integer
        where id = ${id}::uuid`,
    ),
    tx.execute(
      'vote.countKarma',
      sql`update users set karma = karma + ${by}::integer where id = ${authorId}::uuid`,
    ),
  ]);
}
