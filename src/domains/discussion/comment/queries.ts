import sql, { type Sql } from 'sql-template-tag';
import { ANONYMOUS, type Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import { type Columns, columnsOf } from '../../../loaders/columns.ts';
import { isFiltered } from '../../../loaders/is-filtered.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { type SqlTerm, sqlOrderings } from '../../../loaders/ordering.ts';
import { inTimeRange } from '../../../loaders/time-range.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { countOnSite } from '../../../request/site-counts.ts';
import { currentName } from '../../people/user/current-name.ts';
import { textColumns } from '../../rich-text/columns.ts';
import { TEXT_PROPERTIES } from '../../rich-text/model.ts';
import { wholeTexts } from '../../rich-text/whole-texts.ts';
import { postIdsBy } from '../post/authorship.ts';
import type { CommentFilter, CommentOrder, CommentParent, CommentRow } from './model.ts';
import {
  commentsInThreads,
  commentsWithPlace,
  publicComments,
  publicPlaces,
  readableComments,
  visibleComments,
} from './policy.ts';

const TYPES = ['Comment'];

const authorName = currentName({ accountId: sql`c.author_id`, recordedName: sql`c.author_name` });

/** A tombstone keeps its place and its time, but not its author. */
function columnsFor(viewer: Viewer): Columns {
  const isReadable = readableComments(viewer);
  return columnsOf<CommentRow>(
    TYPES,
    {
      id: sql`c.id`,
      postId: sql`c.post_id`,
      wikiPageId: sql`c.wiki_page_id`,
      parentId: sql`c.parent_id`,
      rootId: sql`c.root_id`,
      depth: sql`c.depth`,
      authorId: sql`case when ${isReadable} then c.author_id end`,
      authorName: sql`case when ${isReadable} then ${authorName} else '[deleted]' end`,
      isAnswer: sql`c.is_answer`,
      score: sql`c.score`,
      agreementScore: sql`c.agreement_score`,
      replyCount: sql`c.reply_count`,
      descendantCount: sql`c.descendant_count`,
      createdAt: sql`c.created_at`,
      editedAt: sql`c.edited_at`,
      isReadable,
      isDeleted: sql`(c.deleted_at is not null or not ${isReadable})`,
      isHidden: sql`(c.hidden_at is not null and ${isReadable})`,
      heldAt: sql`case when c.hidden_why = 'HELD' and ${isReadable} then c.hidden_at end`,
      isRetracted: sql`c.is_retracted`,
      isPinned: sql`c.is_pinned`,
      ...textColumns('c'),
    },
    { always: ['id'], onDemand: Object.values(TEXT_PROPERTIES) },
  );
}

/** What columns say depends on who reads them, so that each known viewer has a set of their own. */
const anonymousColumns = columnsFor(ANONYMOUS);
const memberColumns = new WeakMap<Viewer, Columns>();

function columns(scope: Scope, besides?: Parameters<Columns>[1]): Sql {
  const { viewer } = scope;
  if (viewer.kind === 'anonymous') return anonymousColumns(scope, besides);
  const cached = memberColumns.get(viewer) ?? columnsFor(viewer);
  memberColumns.set(viewer, cached);
  return cached(scope, besides);
}

const id: SqlTerm = { property: 'id', type: 'uuid', sql: sql`c.id` };
const created: SqlTerm = { property: 'createdAt', type: 'timestamptz', sql: sql`c.created_at` };
const score: SqlTerm = { property: 'score', type: 'integer', sql: sql`c.score` };

const orderings = sqlOrderings<CommentOrder>('comment', {
  NEWEST: ['desc', created, id],
  OLDEST: ['asc', created, id],
  TOP: ['desc', score, id],
});

export function commentsById(scope: Scope): RowsById {
  return {
    name: 'comment.byId',
    query: (ids) => sql`select ${columns(scope)} from ${commentsWithPlace}
      where c.id = any(${ids}) and ${visibleComments(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
  };
}

/** For each of these comments the nearest above it, from the top of the thread down. */
export function selectAncestors(
  scope: Scope,
  { ids, last }: { readonly ids: readonly string[]; readonly last: number },
): Promise<(CommentRow & { readonly leafId: string })[]> {
  return scope.reader.run(
    'comment.ancestors',
    sql`with recursive up(leaf_id, id, distance) as (
        select leaf.id, leaf.parent_id, 1 from comments leaf where leaf.id = any(${ids}::uuid[])
        union all
        select up.leaf_id, above.parent_id, up.distance + 1
        from up join comments above on above.id = up.id where up.distance < ${last}
      )
      select up.leaf_id as "leafId", ${columns(scope)}
      from up join comments c on c.id = up.id order by up.leaf_id, c.depth`,
    { prefetches: prefetchesOf(scope, TYPES), texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES) },
  );
}

/** The ids of the users that a filter names. */
export interface FilterPeople {
  readonly authors?: readonly string[];
  readonly repliesTo?: readonly string[];
  readonly onPostsBy?: readonly string[];
}

export interface CommentListOptions {
  readonly orderBy: CommentOrder;
  readonly filter: CommentFilter;
  readonly people: FilterPeople;
}

/** Every comment there is. */
export function commentList(scope: Scope, options: CommentListOptions): ListQuery {
  const ordering = orderings[options.orderBy];
  return {
    name: 'comment.all',
    ordering,
    arguments: options,
    isFiltered: isFiltered(options.filter),
    wholeCount: countOnSite(scope, 'comments'),
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        from: commentsWithPlace,
        where: [publicComments, publicPlaces, ...filterConditions(options)],
        keys: ordering.keys,
      },
    ],
  };
}

/** The comments of a person, on a post or page, or in answer to a comment. */
export function commentsOf(
  parent: CommentParent,
  scope: Scope,
  options: CommentListOptions,
): ListQuery {
  const ordering = orderings[options.orderBy];
  return {
    name: LIST_NAME[parent],
    ordering,
    arguments: options,
    isFiltered: isFiltered(parent === 'author' ? options.filter : besidesLevel(options.filter)),
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        ...placed(parent, options),
        keys: ordering.keys,
      },
    ],
  };
}

/**
 * In a thread, most of what there is may be above all else, and every page of a thread begins there: it is
 * found well in the order of the list, whatever the values, and no counter is taken for its number.
 */
function besidesLevel({ topLevelOnly: _, isAnswer: __, ...filter }: CommentFilter): CommentFilter {
  return filter;
}

const LIST_NAME: Record<CommentParent, string> = {
  author: 'comment.byAuthor',
  post: 'comment.byPost',
  wikiPage: 'comment.byWikiPage',
  comment: 'comment.replies',
};

/** Who has the parent in hand may see what it stands on; only a person's comments stand anywhere. */
function placed(parent: CommentParent, options: CommentListOptions): { from: Sql; where: Sql[] } {
  const conditions = filterConditions(options);
  switch (parent) {
    case 'author':
      return {
        from: commentsWithPlace,
        where: [sql`c.author_id = parent.id`, publicComments, publicPlaces, ...conditions],
      };
    case 'post':
      return {
        from: sql`comments c`,
        where: [sql`c.post_id = parent.id`, commentsInThreads, ...conditions],
      };
    case 'wikiPage':
      return {
        from: sql`comments c`,
        where: [sql`c.wiki_page_id = parent.id`, commentsInThreads, ...conditions],
      };
    case 'comment':
      return {
        from: sql`comments c`,
        where: [sql`c.parent_id = parent.id`, commentsInThreads, ...conditions],
      };
  }
}

function filterConditions({ filter, people }: CommentListOptions): Sql[] {
  const { minScore, isAnswer, isPinned, topLevelOnly } = filter;
  const { authors, repliesTo, onPostsBy } = people;
  return [
    ...(authors ? [sql`c.author_id = any(${authors}::uuid[])`, publicComments] : []),
    ...(repliesTo ? [answersTo(repliesTo)] : []),
    ...(onPostsBy ? [onPostOf(onPostsBy)] : []),
    ...inTimeRange(sql`c.created_at`, filter),
    ...(typeof minScore === 'number' ? [sql`c.score >= ${minScore}`] : []),
    ...(typeof isAnswer === 'boolean' ? [sql`c.is_answer = ${isAnswer}`] : []),
    // A tombstone is pinned nowhere. The condition is that of `comments_pinned_idx`.
    ...(isPinned === true ? [sql`c.is_pinned`, publicComments] : []),
    ...(isPinned === false ? [sql`not c.is_pinned`] : []),
    ...(topLevelOnly ? [sql`c.parent_id is null`] : []),
  ];
}

/** Semi-joins: the planner may begin with whichever person wrote less. */
function answersTo(userIds: readonly string[]): Sql {
  return sql`exists (select from comments above
    where above.id = c.parent_id and above.author_id = any(${userIds}::uuid[])
      and above.deleted_at is null and above.hidden_at is null)`;
}

function onPostOf(userIds: readonly string[]): Sql {
  return sql`c.post_id in ${postIdsBy(sql`any(${userIds}::uuid[])`)}`;
}
