import sql, { raw, type Sql } from 'sql-template-tag';
import type { KeyType } from '../../../lib/cursor.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import { isFiltered } from '../../../loaders/is-filtered.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import type { RowSource } from '../../../loaders/keyset-sql.ts';
import {
  type Ordering,
  type SqlOrdering,
  type SqlTerm,
  sqlOrderings,
} from '../../../loaders/ordering.ts';
import { inTimeRange } from '../../../loaders/time-range.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { countOnSite } from '../../../request/site-counts.ts';
import { currentName } from '../../people/user/current-name.ts';
import { publicWikiPages, topicBranch } from '../../wiki/page/policy.ts';
import { PLACES_OF_AUTHOR } from './authorship.ts';
import type { CoauthorRow, PostFilter, PostOrder, PostRow } from './model.ts';
import { publicPosts, visiblePosts, writtenBy } from './policy.ts';

export const TYPES = ['Post'];

export const columns = columnsOf<PostRow>(
  TYPES,
  {
    id: sql`p.id`,
    slug: sql`p.slug`,
    title: sql`p.title`,
    kind: sql`p.kind`,
    authorId: sql`p.author_id`,
    authorName: currentName({ accountId: sql`p.author_id`, recordedName: sql`p.author_name` }),
    revisionId: sql`p.current_revision_id`,
    linkUrl: sql`p.link_url`,
    score: sql`p.score`,
    voteCount: sql`p.vote_count`,
    commentCount: sql`p.comment_count`,
    createdAt: sql`p.created_at`,
    publishedAt: sql`p.published_at`,
    editedAt: sql`p.edited_at`,
    lastActivityAt: sql`p.last_activity_at`,
    hotRank: sql`hot_rank(p.score, p.published_at)`,
    isLocked: sql`p.locked_at is not null`,
    isPinned: sql`p.pinned_at is not null`,
    curatedAt: sql`p.curated_at`,
    isDeleted: sql`p.deleted_at is not null`,
    isHidden: sql`p.hidden_at is not null`,
    heldAt: sql`case when p.hidden_why = 'HELD' then p.hidden_at end`,
    acceptedAnswerId: sql`p.accepted_answer_id`,
  },
  { always: ['id', 'slug'] },
);

/** The orders over a table that has the sort keys: `posts p`, or their copies in `post_topics`. */
function orderingsOver(table: Sql, idColumn: Sql): Record<PostOrder, SqlOrdering> {
  const term = (property: string, type: KeyType, column: Sql): SqlTerm => ({
    property,
    type,
    sql: sql`${table}.${column}`,
  });
  const id = term('id', 'uuid', idColumn);
  const published = term('publishedAt', 'timestamptz', raw('published_at'));
  const hotRank: SqlTerm = {
    property: 'hotRank',
    type: 'integer',
    sql: sql`hot_rank(${table}.score, ${table}.published_at)`,
  };
  return sqlOrderings<PostOrder>('post', {
    NEWEST: ['desc', published, id],
    OLDEST: ['asc', published, id],
    TOP: ['desc', term('score', 'integer', raw('score')), id],
    ACTIVE: ['desc', term('lastActivityAt', 'timestamptz', raw('last_activity_at')), id],
    HOT: ['desc', hotRank, id],
  });
}

const overPosts = orderingsOver(raw('p'), raw('id'));
const overTopics = orderingsOver(raw('filed'), raw('post_id'));

export function postsById(scope: Scope): RowsById {
  return {
    name: 'post.byId',
    query: (ids) => sql`select ${columns(scope)} from posts p
      where p.id = any(${ids}) and ${visiblePosts(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

export function selectPostsBySlug(scope: Scope, slugs: readonly string[]): Promise<PostRow[]> {
  return scope.reader.run<PostRow>(
    'post.bySlug',
    sql`select ${columns(scope)} from posts p
      where p.slug = any(${slugs}::text[]) and ${visiblePosts(scope.viewer)}`,
    { prefetches: prefetchesOf(scope, TYPES) },
  );
}

/** The co-authors of posts, in the order in which their names are shown. */
export function selectCoauthors(
  { reader }: Scope,
  postIds: readonly string[],
): Promise<CoauthorRow[]> {
  return reader.run(
    'post.coauthors',
    sql`select post_id as "postId", user_id as "userId", invited_by_id as "invitedById",
        invited_at as "invitedAt"
      from post_coauthors
      where post_id = any(${postIds}::uuid[]) and accepted_at is not null
      order by post_id, position, user_id`,
  );
}

export interface PostListOptions {
  readonly orderBy: PostOrder;
  readonly filter: PostFilter;
  /** The ids of the authors that the filter names. */
  readonly filterAuthorIds?: readonly string[];
}

export function postList(scope: Scope, options: PostListOptions): ListQuery {
  const ordering = overPosts[options.orderBy];
  const where = conditions(options);
  return {
    name: 'post.all',
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    wholeCount: countOnSite(scope, 'posts'),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      { columns: columns(scope, ordering.terms), from: sql`posts p`, where, keys: ordering.keys },
    ],
  };
}

/** A person's posts: those of their own and those they wrote with others. */
export function postsByAuthor(scope: Scope, options: PostListOptions): ListQuery {
  const ordering = overPosts[options.orderBy];
  const { keys } = ordering;
  const selected = columns(scope, ordering.terms);
  const where = conditions(options);
  return {
    name: 'post.byAuthor',
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => ofAuthor({ columns: selected, where, keys }),
  };
}

/** Where the posts of a person are found that fit: their own, and those they wrote with others. */
export function ofAuthor({ columns, where, keys }: Omit<RowSource, 'from'>): RowSource[] {
  return PLACES_OF_AUTHOR.map((place) => ({
    columns,
    from: place.from,
    where: [...place.where, ...where],
    keys,
  }));
}

/**
 * The posts filed under a topic, and on request under those below it, walked on the sort keys that `post_topics` has a
 * copy of.
 */
export function postsByTopic(scope: Scope, options: PostListOptions): ListQuery {
  const ordering = overTopics[options.orderBy];
  const where = conditions(options);
  const selected = columns(scope, ordering.terms);
  const join = sql`join posts p on p.id = filed.post_id`;
  const from = sql`post_topics filed ${join}`;
  const { keys } = ordering;
  const isOf = (topicId: Sql) => [sql`filed.topic_id = ${topicId}`, ...where];
  return {
    name: 'post.byTopic',
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () =>
      options.filter.includeChildTopics
        ? [
            {
              columns: selected,
              from,
              where: isOf(sql`topic.id`),
              keys,
              merged: {
                owners: sql`${topicBranch(sql`select parent.id`)} topic`,
                alias: raw('filed'),
                join,
              },
            },
          ]
        : [{ columns: selected, from, where: isOf(sql`parent.id`), keys }],
  };
}

const inSequence: Ordering = {
  name: 'post.inSequence',
  direction: 'asc',
  terms: [
    { property: 'position', type: 'integer' },
    { property: 'id', type: 'uuid' },
  ],
};

/** The posts of a sequence in its own order. Rows also have their `position`. */
export function postsBySequence(scope: Scope): ListQuery {
  return {
    name: 'post.bySequence',
    ordering: inSequence,
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns: sql`${columns(scope)}, entry.position`,
        from: sql`sequence_entries entry join posts p on p.id = entry.post_id`,
        where: [sql`entry.sequence_id = parent.id`, publicPosts],
        keys: [sql`entry.position`, sql`entry.post_id`],
      },
    ],
  };
}

function conditions({ filter, filterAuthorIds }: PostListOptions): Sql[] {
  return [publicPosts, ...filterConditions(filter, filterAuthorIds)];
}

function filterConditions(filter: PostFilter, authorIds: readonly string[] | undefined): Sql[] {
  const { kinds, topics, includeChildTopics, minScore, isAnswered, isLocked, isPinned, isCurated } =
    filter;
  return [
    ...(kinds ? [sql`p.kind::text = any(${kinds}::text[])`] : []),
    ...(authorIds ? [writtenBy(sql`any(${authorIds}::uuid[])`)] : []),
    ...(topics ? [filedUnder(topics, includeChildTopics ?? false)] : []),
    ...inTimeRange(sql`p.published_at`, filter),
    ...(typeof minScore === 'number' ? [sql`p.score >= ${minScore}`] : []),
    ...(typeof isAnswered === 'boolean' ? [isAnswered ? answered : openQuestion] : []),
    ...(typeof isLocked === 'boolean' ? [sql`(p.locked_at is not null) = ${isLocked}`] : []),
    ...(typeof isPinned === 'boolean' ? [isPinned ? pinned : unpinned] : []),
    ...(typeof isCurated === 'boolean' ? [isCurated ? curated : uncurated] : []),
  ];
}

const answered = sql`p.accepted_answer_id is not null`;
// As the partial indexes over few posts say it.
const pinned = sql`p.pinned_at is not null`;
const unpinned = sql`p.pinned_at is null`;
const curated = sql`p.curated_at is not null`;
const uncurated = sql`p.curated_at is null`;
const openQuestion = sql`(p.kind = 'QUESTION' and p.accepted_answer_id is null)`;

function filedUnder(topicSlugs: readonly string[], withChildTopics: boolean): Sql {
  if (withChildTopics) {
    const named = sql`select w.id from wiki_pages w
      where w.slug = any(${topicSlugs}::text[]) and ${publicWikiPages}`;
    return sql`exists (
      select from post_topics t
      where t.post_id = p.id and t.topic_id = any(array(select id from ${topicBranch(named)} topic))
    )`;
  }
  return sql`exists (
    select from post_topics t join wiki_pages w on w.id = t.topic_id
    where t.post_id = p.id and w.slug = any(${topicSlugs}::text[]) and ${publicWikiPages}
  )`;
}
