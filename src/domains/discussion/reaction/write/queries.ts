import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { Transaction } from '../../../../db/database.ts';
import { commentsWithPlace, publicComments, publicPlaces } from '../../comment/policy.ts';
import { publicPosts } from '../../post/policy.ts';
import type { Reactable } from '../model.ts';

export interface Reaction {
  readonly userId: string;
  readonly subject: Reactable;
  readonly name: string;
}

/** The id of the subject if it is a post, otherwise of the post or wiki page of the comment. Null if the subject is not public. */
export async function selectPlaceId(
  tx: Transaction,
  { kind, id }: Reactable,
): Promise<string | null> {
  const [row] = await tx.run<{ readonly placeId: string }>(
    `reaction.placeOf${kind}`,
    kind === 'Post'
      ? sql`select p.id as "placeId" from posts p where p.id = ${id}::uuid and ${publicPosts}`
      : sql`
          select coalesce(c.post_id, c.wiki_page_id) as "placeId" from ${commentsWithPlace}
          where c.id = ${id}::uuid and ${publicComments} and ${publicPlaces}`,
  );
  return row?.placeId ?? null;
}

/** Returns whether the user had not reacted so before. */
export async function insertReaction(tx: Transaction, reaction: Reaction): Promise<boolean> {
  const { userId, subject, name } = reaction;
  const inserted = await tx.execute(
    'reaction.insert',
    sql`
      insert into reactions (id, user_id, ${columnOf(subject)}, name)
      values (${v7()}::uuid, ${userId}::uuid, ${subject.id}::uuid, ${name})
      on conflict do nothing`,
  );
  return inserted > 0;
}

/** Returns whether there was such a reaction. */
export async function deleteReaction(tx: Transaction, reaction: Reaction): Promise<boolean> {
  const { userId, subject, name } = reaction;
  const deleted = await tx.execute(
    'reaction.delete',
    sql`
      delete from reactions
      where user_id = ${userId}::uuid and ${columnOf(subject)} = ${subject.id}::uuid and name = ${name}`,
  );
  return deleted > 0;
}

/** Deletes unread notifications of reactions to the subject that this user caused, once none of theirs is left. */
export async function retractNotifications(
  tx: Transaction,
  { userId, subject }: Pick<Reaction, 'userId' | 'subject'>,
): Promise<void> {
  const column = columnOf(subject);
  await tx.execute(
    'reaction.retractNotifications',
    sql`
      delete from notifications n
      where n.${column} = ${subject.id}::uuid and n.kind = 'REACTION' and n.read_at is null
        and n.actor_id = ${userId}::uuid and not exists (
          select from reactions r where r.${column} = ${subject.id}::uuid and r.user_id = ${userId}::uuid
        )`,
  );
}

function columnOf({ kind }: Reactable) {
  return kind === 'Post' ? sql`post_id` : sql`comment_id`;
}
