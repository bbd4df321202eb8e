import sql, { type Sql } from 'sql-template-tag';
import { publicPosts } from '../../domains/discussion/post/policy.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { CommentRecord, PostRecord } from '../records.ts';
import type { Batch } from './batch.ts';
import { writePolls } from './polls.ts';
import { insertMissing } from './rowset.ts';
import { claimSlugs } from './slugs.ts';

const postColumns = {
  id: 'uuid',
  slug: 'text',
  title: 'text',
  kind: '"PostKind"',
  author_id: 'uuid',
  author_name: 'text',
  current_revision_id: 'uuid',
  link_url: 'text',
  score: 'int',
  vote_count: 'int',
  comment_count: 'int',
  created_at: 'timestamptz',
  published_at: 'timestamptz',
  edited_at: 'timestamptz',
  last_activity_at: 'timestamptz',
  locked_at: 'timestamptz',
  pinned_at: 'timestamptz',
  curated_at: 'timestamptz',
};

export const topicColumns = { post_id: 'uuid', topic_id: 'uuid', relevance: 'int' };

export const coauthorColumns = {
  post_id: 'uuid',
  user_id: 'uuid',
  position: 'int',
  invited_at: 'timestamptz',
  accepted_at: 'timestamptz',
};

/** A post and our names for it. */
interface NamedPost {
  readonly post: PostRecord;
  readonly id: string;
  readonly slug: string | undefined;
}

/** Gives posts their names, so that others can name them before they are there. */
export async function namePosts(batch: Batch, posts: readonly PostRecord[]): Promise<NamedPost[]> {
  if (posts.length === 0) return [];
  const slugs = await claimSlugs(batch, 'posts', posts);
  return posts.map((post, index) => {
    const id = batch.idFor(post);
    batch.wrote(post, id);
    batch.touchedPosts.add(id);
    return { post, id, slug: slugs[index] };
  });
}

/**
 * Writes posts after their versions and before their comments. What a post repeats of these is right at once as a
 * rule, so that the row, with all that finds it, is written once.
 */
export async function writePosts(
  batch: Batch,
  named: readonly NamedPost[],
  comments: readonly CommentRecord[],
): Promise<void> {
  if (named.length === 0) return;
  const threads = groupBy(
    comments.filter(({ on, deletedAt }) => on.kind === 'post' && deletedAt === null),
    ({ on }) => on.externalId,
  );
  const rows = named.map(({ post, id, slug }) => {
    const thread = threads.get(post.externalId) ?? [];
    const version = batch.newestVersions.get(id);
    return {
      id,
      slug,
      title: post.title,
      kind: post.postKind,
      ...batch.authorOf(post.author),
      current_revision_id: version?.id ?? null,
      link_url: post.linkUrl,
      score: post.score,
      vote_count: post.voteCount,
      comment_count: thread.length,
      created_at: post.createdAt,
      published_at: post.publishedAt,
      edited_at: post.editedAt,
      last_activity_at: newest([
        post.lastActivityAt,
        ...(version === undefined ? [] : [version.createdAt]),
        ...thread.map(({ createdAt }) => createdAt),
      ]),
      locked_at: post.lockedAt,
      pinned_at: post.pinnedAt,
      curated_at: post.curatedAt,
    };
  });
  await batch.tx.execute(
    'import.posts',
    insertMissing('posts', { columns: postColumns, key: 'id', rows }),
  );
  const posts = named.map(({ post }) => post);
  await addTopics(batch, posts);
  await addCoauthors(batch, posts);
  await writePolls(batch, posts);
}

function newest(times: readonly Date[]): Date {
  return new Date(Math.max(...times.map((time) => time.getTime())));
}

/** What the source files these posts under, as far as it is known. */
export function topicRows({ imported }: Batch, posts: readonly PostRecord[]) {
  return posts.flatMap((post) =>
    post.topics.flatMap(({ wikiPage, relevance }) => {
      const topic = imported.id('wikiPage', wikiPage);
      const id = imported.id('post', post.externalId);
      return topic === undefined ? [] : [{ post_id: id, topic_id: topic, relevance }];
    }),
  );
}

/** Files posts under topics that have none of theirs yet; what the topics count is another matter. */
export function insertTopics(batch: Batch, posts: readonly PostRecord[]): Sql {
  const rows = topicRows(batch, posts);
  return insertMissing('post_topics', { columns: topicColumns, key: 'post_id, topic_id', rows });
}

async function addTopics(batch: Batch, posts: readonly PostRecord[]): Promise<void> {
  if (posts.every(({ topics }) => topics.length === 0)) return;
  // The counter is added to, not recounted: a topic may have millions of posts.
  await batch.tx.execute(
    'import.topics',
    sql`
      with filed as (${insertTopics(batch, posts)} returning topic_id, post_id)
      update wiki_pages w
      set post_count = w.post_count + n.posts
      from (
        select f.topic_id, count(*)::int as posts
        from filed f
        -- Joined, all published posts would be read for every batch.
        cross join lateral (
          select from posts p where p.id = f.post_id and ${publicPosts} limit 1
        ) shown
        group by f.topic_id
      ) n
      where w.id = n.topic_id`,
  );
}

/** Whom the source names as their co-authors, as far as they are known. */
export function coauthorRows({ imported }: Batch, posts: readonly PostRecord[]) {
  return posts.flatMap((post) =>
    post.coauthors.flatMap((user, position) => {
      const id = imported.id('user', user);
      if (id === undefined || imported.isAnonymous(user)) return [];
      return [
        {
          ...{ post_id: imported.id('post', post.externalId), user_id: id, position },
          ...{ invited_at: post.createdAt, accepted_at: post.createdAt },
        },
      ];
    }),
  );
}

export async function addCoauthors(batch: Batch, posts: readonly PostRecord[]): Promise<void> {
  const rows = coauthorRows(batch, posts);
  if (rows.length === 0) return;
  await batch.tx.execute(
    'import.coauthors',
    insertMissing('post_coauthors', { columns: coauthorColumns, key: 'post_id, user_id', rows }),
  );
}
