import sql, { raw } from 'sql-template-tag';
import type { Transaction } from '../../../../db/database.ts';
import { publicPosts } from '../../../discussion/post/policy.ts';

/** Two pages, both locked. */
interface Pair {
  readonly sourceId: string;
  readonly targetId: string;
}

/** Keeps the posts with a topic as they are until the transaction ends. Before any page is locked. */
export async function lockPostsOf(tx: Transaction, topicId: string): Promise<void> {
  await tx.run(
    'wikiPage.lockPosts',
    sql`
      select count(*) from (
        select p.id from posts p
        where p.id in (select t.post_id from post_topics t where t.topic_id = ${topicId}::uuid)
        order by p.id for no key update
      ) locked`,
  );
}

/** Everything that the source was found by leads to the target; the source gets another slug. */
export async function moveNames(
  tx: Transaction,
  { sourceId, targetId, slug }: Pair & { readonly slug: string },
): Promise<void> {
  await tx.execute(
    'wikiPage.takeNames',
    sql`
      update wiki_pages target
      set former_slugs = array(
          select name from unnest(source.former_slugs || source.slug || target.former_slugs)
            with ordinality as names(name, position)
          where name <> target.slug
          group by name order by min(position)
        ),
        former_title_keys = array(
          select name
          from unnest(source.former_title_keys || title_key(source.title) || target.former_title_keys)
            with ordinality as names(name, position)
          where name <> title_key(target.title)
          group by name order by min(position)
        )
      from wiki_pages source
      where target.id = ${targetId}::uuid and source.id = ${sourceId}::uuid`,
  );
  await tx.execute(
    'wikiPage.giveNames',
    sql`
      update wiki_pages w
      set slug = ${slug}, former_slugs = '{}', former_title_keys = '{}',
        merged_into_id = ${targetId}::uuid
      where w.id = ${sourceId}::uuid`,
  );
  await tx.execute(
    'wikiPage.mergeOn',
    sql`
      update wiki_pages w set merged_into_id = ${targetId}::uuid
      where w.merged_into_id = ${sourceId}::uuid`,
  );
}

export async function moveComments(tx: Transaction, { sourceId, targetId }: Pair): Promise<void> {
  await tx.execute(
    'wikiPage.moveComments',
    sql`
      update comments c set wiki_page_id = ${targetId}::uuid
      where c.wiki_page_id = ${sourceId}::uuid`,
  );
  await tx.execute(
    'wikiPage.countComments',
    sql`
      update wiki_pages w
      set comment_count = case when w.id = ${sourceId}::uuid then 0
        else w.comment_count + (
          select s.comment_count from wiki_pages s where s.id = ${sourceId}::uuid
        ) end
      where w.id in (${sourceId}::uuid, ${targetId}::uuid)`,
  );
}

/** Where a post has both topics, that of the source goes, with the votes on it. */
export async function movePosts(tx: Transaction, { sourceId, targetId }: Pair): Promise<void> {
  for (const table of ['topic_votes', 'post_topics'] as const) {
    await tx.execute(
      `wikiPage.dropDouble ${table}`,
      sql`
        delete from ${raw(table)} t
        where t.topic_id = ${sourceId}::uuid and exists (
          select from post_topics o where o.post_id = t.post_id and o.topic_id = ${targetId}::uuid
        )`,
    );
    await tx.execute(
      `wikiPage.move ${table}`,
      sql`
        update ${raw(table)} t set topic_id = ${targetId}::uuid
        where t.topic_id = ${sourceId}::uuid`,
    );
  }
  await tx.execute(
    'wikiPage.countPosts',
    sql`
      update wiki_pages w
      set post_count = (
        select count(*) from post_topics t join posts p on p.id = t.post_id
        where t.topic_id = w.id and ${publicPosts}
      )
      where w.id in (${sourceId}::uuid, ${targetId}::uuid)`,
  );
}

/** Links to the source lead to the target; the text of the source links to nothing any more. */
export async function moveLinks(tx: Transaction, { sourceId, targetId }: Pair): Promise<void> {
  await tx.execute(
    'wikiPage.dropLinks',
    sql`
      delete from links l
      where l.source_wiki_page_id = ${sourceId}::uuid
        or l.target_wiki_page_id = ${sourceId}::uuid and (
          l.source_wiki_page_id = ${targetId}::uuid
          or exists (
            select from links o
            where o.target_wiki_page_id = ${targetId}::uuid and o.kind = l.kind
              and (o.source_post_id, o.source_comment_id, o.source_wiki_page_id)
                is not distinct from (l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
          )
        )`,
  );
  await tx.execute(
    'wikiPage.moveLinks',
    sql`
      update links l set target_wiki_page_id = ${targetId}::uuid
      where l.target_wiki_page_id = ${sourceId}::uuid`,
  );
}

const MARKS = [
  { table: raw('follows'), owner: raw('follower_id') },
  { table: raw('bookmarks'), owner: raw('user_id') },
];

/**
 * Who follows or bookmarked the source follows or bookmarks the target. Up to when a user read the comments
 * of one page says nothing of those of the other.
 */
export async function moveMarks(tx: Transaction, { sourceId, targetId }: Pair): Promise<void> {
  for (const { table, owner } of MARKS) {
    await tx.execute(
      `wikiPage.move ${table.sql}`,
      sql`
        update ${table} m set wiki_page_id = ${targetId}::uuid
        where m.wiki_page_id = ${sourceId}::uuid and not exists (
          select from ${table} o where o.${owner} = m.${owner} and o.wiki_page_id = ${targetId}::uuid
        )`,
    );
    await tx.execute(
      `wikiPage.drop ${table.sql}`,
      sql`delete from ${table} m where m.wiki_page_id = ${sourceId}::uuid`,
    );
  }
  await tx.execute(
    'wikiPage.dropReadMarks',
    sql`delete from read_marks m where m.wiki_page_id = ${sourceId}::uuid`,
  );
}
