import sql from 'sql-template-tag';
import type { MemberViewer } from '../../../../access/viewer.ts';
import type { StatementReader, Transaction } from '../../../../db/database.ts';
import type { PostFacts } from '../facts.ts';
import type { Coauthorship } from '../model.ts';
import type { BaseVersion, PostRowForUpdate } from './content.ts';

/** Keeps other writers away from a post until the transaction ends. Null when there is none. */
export async function lockPost(
  tx: Transaction,
  id: string,
  viewer: MemberViewer,
): Promise<PostRowForUpdate | null> {
  const [row] = await tx.run<
    Omit<PostFacts, 'kind' | 'coauthorship'> & Omit<PostRowForUpdate, 'facts'>
  >(
    'post.lock',
    sql`
      select p.id, p.slug, p.title, p.kind, p.link_url as "linkUrl",
        p.current_revision_id as "revisionId", p.author_id as "authorId",
        p.published_at is not null as "isPublished", p.locked_at is not null as "isLocked",
        p.pinned_at is not null as "isPinned", p.curated_at is not null as "isCurated",
        p.deleted_at is not null as "isDeleted", p.hidden_at is not null as "isHidden",
        coalesce(p.hidden_why = 'HELD', false) as "isHeld",
        case when p.hidden_why = 'HELD' then p.hidden_at end as "heldAt"
      from posts p where p.id = ${id}::uuid
      for no key update`,
  );
  if (row === undefined) return null;
  const { authorId, isPublished, isLocked, isPinned, isCurated, ...more } = row;
  const { isDeleted, isHidden, isHeld, ...post } = more;
  const coauthorship = await selectCoauthorship(tx, id, viewer.id);
  return {
    ...post,
    facts: {
      ...{ kind: 'Post', authorId, isPublished, isLocked, isDeleted, isHidden, isHeld },
      ...{ isPinned, isCurated },
      coauthorship,
    },
  };
}

/** Asked once the post is locked: who waited for it sees what was changed meanwhile. */
async function selectCoauthorship(
  tx: Transaction,
  postId: string,
  userId: string,
): Promise<Coauthorship | null> {
  const where = { postId_userId: { postId, userId } };
  const found = await tx.prisma.postCoauthor.findUnique({ where });
  if (found === null) return null;
  return found.acceptedAt === null ? 'INVITED' : 'ACCEPTED';
}

/** A version of a post that the viewer sees; null when it has none of this number. */
export async function selectVersion(
  reader: StatementReader,
  postId: string,
  version: number,
): Promise<BaseVersion | null> {
  const [found] = await reader.run<BaseVersion>(
    'post.version',
    sql`select r.id, r.version, r.markdown from revisions r
      where r.post_id = ${postId}::uuid and r.version = ${version}::integer`,
  );
  return found ?? null;
}

/** Something happened to a post. Clocks of servers differ: the time never goes back. */
export async function touchPost(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.execute(
    'post.touch',
    sql`update posts
      set last_activity_at = greatest(last_activity_at, ${at.toISOString()}::timestamptz)
      where id = ${id}::uuid`,
  );
}

/**
 * Sets right what counts a post that all may see from now on (1), or no longer (-1): its topics.
 * Call it within the transaction that changes the post, with the post locked: publishing, deleting,
 * restoring, hiding.
 */
export async function countPostShown(tx: Transaction, id: string, by: 1 | -1): Promise<void> {
  await tx.execute(
    'post.countInTopics',
    sql`
      with topics as (
        select w.id from wiki_pages w
        where w.id in (select filed.topic_id from post_topics filed where filed.post_id = ${id}::uuid)
        order by w.id for no key update
      )
      update wiki_pages w set post_count = w.post_count + ${by}::integer
      from topics where topics.id = w.id`,
  );
}
