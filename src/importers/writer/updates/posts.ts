import sql from 'sql-template-tag';
import { publicPosts } from '../../../domains/discussion/post/policy.ts';
import type { PostRecord } from '../../records.ts';
import type { Batch } from '../batch.ts';
import {
  addCoauthors,
  coauthorColumns,
  coauthorRows,
  insertTopics,
  topicColumns,
  topicRows,
} from '../posts.ts';
import { rowset } from '../rowset.ts';
import { AUTHORS, addDifference, type Merged } from './merge.ts';
import type { NounUpdate } from './noun-update.ts';
import { updatePolls } from './polls.ts';
import { digest, digestOrNull, timeOrNull } from './remembered.ts';

const columns = {
  id: 'uuid',
  kind: '"PostKind"',
  author_id: 'uuid',
  author_name: 'text',
  link_url: 'text',
  score: 'int',
  vote_count: 'int',
  edited_at: 'timestamptz',
  locked_at: 'timestamptz',
  pinned_at: 'timestamptz',
  curated_at: 'timestamptz',
  last_activity_at: 'timestamptz',
};

const shownColumns = { id: 'uuid', title: 'text', published_at: 'timestamptz' };

type Columns = { readonly [Name in keyof typeof columns]: unknown };

interface PostRow extends Columns {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly link_url: string | null;
  readonly score: number;
  readonly vote_count: number;
  readonly published_at: string | null;
  readonly edited_at: string | null;
  readonly locked_at: string | null;
  readonly pinned_at: string | null;
  readonly curated_at: string | null;
}

type MergedPost = Merged<PostRecord, PostRow>;

export const postUpdate: NounUpdate<PostRecord, PostRow> = {
  kind: 'post',
  parts: [
    { name: 'titles', keys: ['title'], ours: ({ title }) => digest(title) },
    { name: 'kinds', keys: ['kind'], ours: ({ kind }) => kind },
    { name: 'links', keys: ['link'], ours: ({ link_url: url }) => digestOrNull(url) },
    AUTHORS,
    { name: 'co-authors', keys: ['coauthors'] },
    { name: 'topics', keys: ['topics'] },
    { name: 'scores', keys: ['score', 'votes'] },
    { name: 'times of edits', keys: ['edited'], ours: (row) => timeOrNull(row.edited_at) },
    {
      name: 'times of publication',
      keys: ['published'],
      ours: (row) => timeOrNull(row.published_at),
    },
    { name: 'locks', keys: ['locked'], ours: (row) => timeOrNull(row.locked_at) },
    { name: 'pins', keys: ['pinned'], ours: (row) => timeOrNull(row.pinned_at) },
    { name: 'polls', keys: ['poll'] },
    { name: 'curation', keys: ['curated'], ours: (row) => timeOrNull(row.curated_at) },
  ],
  select: (reader, ids, lock) =>
    reader.run<PostRow>(
      'import.postsToUpdate',
      sql`
        select p.id, p.title, p.kind, p.author_id, p.author_name, p.link_url, p.score, p.vote_count,
          p.published_at, p.edited_at, p.locked_at, p.pinned_at, p.curated_at, p.last_activity_at
        from posts p
        where p.id = any(${ids}::uuid[])
        ${lock}`,
    ),
  async write(batch, merged) {
    const rows = merged.map((one) => updatedRow(batch, one));
    const recounted = merged.flatMap(({ row, updated }) =>
      updated.has('topics') || updated.has('times of publication') ? [row.id] : [],
    );
    await countInTopics(batch, recounted, -1);
    await batch.tx.execute(
      'import.updatePosts',
      sql`
        update posts p set
          kind = r.kind, author_id = r.author_id, author_name = r.author_name,
          link_url = r.link_url, score = r.score, vote_count = r.vote_count,
          edited_at = r.edited_at, locked_at = r.locked_at,
          pinned_at = r.pinned_at, curated_at = r.curated_at,
          last_activity_at = greatest(p.last_activity_at, r.last_activity_at)
        from ${rowset('r', columns, rows)}
        where p.id = r.id`,
    );
    await updateShown(batch, merged);
    await changeTopics(batch, withPart(merged, 'topics'));
    await countInTopics(batch, recounted, 1);
    await changeCoauthors(batch, withPart(merged, 'co-authors'));
    await updatePolls(
      batch,
      merged.filter(({ updated }) => updated.has('polls')),
    );
  },
};

function updatedRow(batch: Batch, { change, row, updated }: MergedPost) {
  const { record } = change;
  const { title: _, published_at: _published, ...before } = row;
  return {
    ...before,
    ...(updated.has('kinds') && { kind: record.postKind }),
    ...(updated.has('links') && { link_url: record.linkUrl }),
    ...(updated.has('authors') && batch.authorOf(record.author)),
    score: addDifference(row.score, change, 'score'),
    vote_count: addDifference(row.vote_count, change, 'votes'),
    ...(updated.has('times of edits') && { edited_at: record.editedAt }),
    ...(updated.has('locks') && { locked_at: record.lockedAt }),
    ...(updated.has('pins') && { pinned_at: record.pinnedAt }),
    ...(updated.has('curation') && { curated_at: record.curatedAt }),
    last_activity_at: record.lastActivityAt,
  };
}

/** The columns of which triggers make what is searched for, where they change: most often only numbers do. */
async function updateShown({ tx }: Batch, merged: readonly MergedPost[]): Promise<void> {
  const rows = merged.flatMap(({ change: { record }, row, updated }) => {
    const [isRenamed, isPublished] = [updated.has('titles'), updated.has('times of publication')];
    if (!isRenamed && !isPublished) return [];
    return [
      {
        id: row.id,
        title: isRenamed ? record.title : row.title,
        published_at: isPublished ? record.publishedAt : row.published_at,
      },
    ];
  });
  if (rows.length === 0) return;
  await tx.execute(
    'import.updateShownPosts',
    sql`
      update posts p set title = r.title, published_at = r.published_at
      from ${rowset('r', shownColumns, rows)}
      where p.id = r.id`,
  );
}

function withPart(merged: readonly MergedPost[], part: string): PostRecord[] {
  return merged.flatMap(({ change, updated }) => (updated.has(part) ? [change.record] : []));
}

/** Takes these posts out of what their topics count, or puts them in. */
async function countInTopics({ tx }: Batch, ids: readonly string[], by: 1 | -1): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    'import.countInTopics',
    sql`
      update wiki_pages w set post_count = w.post_count + n.posts * ${by}::int
      from (
        select t.topic_id, count(*)::int as posts
        from post_topics t
        join posts p on p.id = t.post_id
        where t.post_id = any(${ids}::uuid[]) and ${publicPosts}
        group by t.topic_id
      ) n
      where w.id = n.topic_id`,
  );
}

/** What the source no longer files a post under goes, unless members voted on it here. */
async function changeTopics(batch: Batch, posts: readonly PostRecord[]): Promise<void> {
  if (posts.length === 0) return;
  const { tx, source } = batch;
  await tx.execute(
    'import.removeTopics',
    sql`
      delete from post_topics t
      using origins o
      where t.post_id = any(${ourIds(batch, posts)}::uuid[])
        and o.our_id = t.topic_id and o.source = ${source} and o.kind = 'wikiPage'
        and not exists (
          select from topic_votes v where v.post_id = t.post_id and v.topic_id = t.topic_id
        )
        and not exists (
          select from ${rowset('r', topicColumns, topicRows(batch, posts))}
          where r.post_id = t.post_id and r.topic_id = t.topic_id
        )`,
  );
  await tx.execute('import.addTopics', insertTopics(batch, posts));
}

/** Co-authors who were invited here stay. */
async function changeCoauthors(batch: Batch, posts: readonly PostRecord[]): Promise<void> {
  if (posts.length === 0) return;
  const { tx, source } = batch;
  await tx.execute(
    'import.removeCoauthors',
    sql`
      delete from post_coauthors t
      using origins o
      where t.post_id = any(${ourIds(batch, posts)}::uuid[]) and t.invited_by_id is null
        and o.our_id = t.user_id and o.source = ${source} and o.kind = 'user'
        and not exists (
          select from ${rowset('r', coauthorColumns, coauthorRows(batch, posts))}
          where r.post_id = t.post_id and r.user_id = t.user_id
        )`,
  );
  await addCoauthors(batch, posts);
}

function ourIds({ imported }: Batch, posts: readonly PostRecord[]): string[] {
  return posts.flatMap(({ externalId }) => imported.id('post', externalId) ?? []);
}
