import sql, { type Sql } from 'sql-template-tag';
import { isFiltered } from '../../loaders/is-filtered.ts';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import { type SqlTerm, sqlOrderings } from '../../loaders/ordering.ts';
import type { Scope } from '../scope.ts';
import type { CommentFilter, CommentOrder, CommentParent, CommentRow } from './model.ts';
import { commentsWithPlace, shownInThread, shownOutsideThread, visiblePlace } from './policy.ts';

/** A tombstone keeps its place and its time; who wrote it is no longer told. */
const columns = sql`c.id, c.post_id as "postId", c.wiki_page_id as "wikiPageId",
  c.parent_id as "parentId", c.root_id as "rootId", c.depth,
  case when c.deleted_at is null then c.author_id end as "authorId",
  case when c.deleted_at is null then c.author_name else '[deleted]' end as "authorName",
  c.is_answer as "isAnswer", c.score, c.agreement_score as "agreementScore",
  c.reply_count as "replyCount", c.descendant_count as "descendantCount",
  c.created_at as "createdAt", c.edited_at as "editedAt", c.deleted_at is not null as "isDeleted",
  c.is_retracted as "isRetracted", c.is_pinned as "isPinned"`;

const id: SqlTerm = { property: 'id', type: 'uuid', sql: sql`c.id` };
const created: SqlTerm = { property: 'createdAt', type: 'timestamptz', sql: sql`c.created_at` };
const score: SqlTerm = { property: 'score', type: 'integer', sql: sql`c.score` };

const orderings = sqlOrderings<CommentOrder>('comment', {
  NEWEST: ['desc', created, id],
  OLDEST: ['asc', created, id],
  TOP: ['desc', score, id],
});

export function selectCommentsById(
  { reader, viewer }: Scope,
  ids: readonly string[],
): Promise<CommentRow[]> {
  return reader.run<CommentRow>(
    'comment.byId',
    sql`select ${columns} from ${commentsWithPlace}
      where c.id = any(${ids}::uuid[]) and ${shownInThread} and ${visiblePlace(viewer)}`,
  );
}

/** For each of these comments those above it, from the top of the thread down. */
export function selectAncestors(
  { reader }: Scope,
  ids: readonly string[],
): Promise<(CommentRow & { readonly leafId: string })[]> {
  return reader.run(
    'comment.ancestors',
    sql`with recursive up(leaf_id, id) as (
        select leaf.id, leaf.parent_id from comments leaf where leaf.id = any(${ids}::uuid[])
        union all
        select up.leaf_id, above.parent_id from up join comments above on above.id = up.id
      )
      select up.leaf_id as "leafId", ${columns}
      from up join comments c on c.id = up.id order by up.leaf_id, c.depth`,
  );
}

/** The people whom a filter names, as ids; null for one whom nobody knows. */
export interface FilterPeople {
  readonly author?: string | null;
  readonly repliesTo?: string | null;
  readonly onPostsBy?: string | null;
}

export interface CommentListOptions {
  readonly orderBy: CommentOrder;
  readonly filter: CommentFilter;
  readonly people: FilterPeople;
}

/** Every comment there is. */
export function commentList({ viewer }: Scope, options: CommentListOptions): ListQuery {
  const ordering = orderings[options.orderBy];
  return {
    name: 'comment.all',
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    sources: () => [
      {
        columns,
        from: commentsWithPlace,
        where: [shownOutsideThread, visiblePlace(viewer), ...filterConditions(options)],
        keys: ordering.keys,
      },
    ],
  };
}

/** The comments of a person, on a post or page, or in answer to a comment. */
export function commentsOf(
  parent: CommentParent,
  { viewer }: Scope,
  options: CommentListOptions,
): ListQuery {
  const ordering = orderings[options.orderBy];
  return {
    name: LIST_NAME[parent],
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    sources: () => [
      {
        columns,
        ...placed(parent, options, viewer),
        keys: ordering.keys,
      },
    ],
  };
}

const LIST_NAME: Record<CommentParent, string> = {
  author: 'comment.byAuthor',
  post: 'comment.byPost',
  wikiPage: 'comment.byWikiPage',
  comment: 'comment.replies',
};

/** Who has the parent in hand may see what it stands on; only a person's comments stand anywhere. */
function placed(
  parent: CommentParent,
  options: CommentListOptions,
  viewer: Scope['viewer'],
): { from: Sql; where: Sql[] } {
  const conditions = filterConditions(options);
  switch (parent) {
    case 'author':
      return {
        from: commentsWithPlace,
        where: [
          sql`c.author_id = parent.id`,
          shownOutsideThread,
          visiblePlace(viewer),
          ...conditions,
        ],
      };
    case 'post':
      return {
        from: sql`comments c`,
        where: [sql`c.post_id = parent.id`, shownInThread, ...conditions],
      };
    case 'wikiPage':
      return {
        from: sql`comments c`,
        where: [sql`c.wiki_page_id = parent.id`, shownInThread, ...conditions],
      };
    case 'comment':
      return {
        from: sql`comments c`,
        where: [sql`c.parent_id = parent.id`, shownInThread, ...conditions],
      };
  }
}

function filterConditions({ filter, people }: CommentListOptions): Sql[] {
  const { since, until, minScore, answersOnly, topLevelOnly } = filter;
  const { author, repliesTo, onPostsBy } = people;
  return [
    ...(author === undefined
      ? []
      : [sql`c.author_id = ${author}::uuid`, sql`c.deleted_at is null`]),
    ...(repliesTo === undefined ? [] : [answersTo(repliesTo)]),
    ...(onPostsBy === undefined ? [] : [onPostOf(onPostsBy)]),
    ...(since ? [sql`c.created_at >= ${since}::timestamptz`] : []),
    ...(until ? [sql`c.created_at < ${until}::timestamptz`] : []),
    ...(typeof minScore === 'number' ? [sql`c.score >= ${minScore}`] : []),
    ...(answersOnly ? [sql`c.is_answer`] : []),
    ...(topLevelOnly ? [sql`c.parent_id is null`] : []),
  ];
}

/** Semi-joins: the planner may begin with whichever person wrote less. */
function answersTo(userId: string | null): Sql {
  return sql`exists (select from comments above
    where above.id = c.parent_id and above.author_id = ${userId}::uuid and above.deleted_at is null)`;
}

function onPostOf(userId: string | null): Sql {
  return sql`exists (select from posts under
    where under.id = c.post_id and under.author_id = ${userId}::uuid)`;
}
