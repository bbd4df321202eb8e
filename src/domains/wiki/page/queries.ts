import sql, { type Sql } from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import { isFiltered } from '../../../loaders/is-filtered.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { type Ordering, type SqlTerm, sqlOrderings } from '../../../loaders/ordering.ts';
import { inTimeRange } from '../../../loaders/time-range.ts';
import { wikiPageAt, wikiPageTitled, withTitleKeys } from '../../../naming/wiki-names.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { countOnSite } from '../../../request/site-counts.ts';
import type { WikiPageFilter, WikiPageOrder, WikiPageRow } from './model.ts';
import { listedWikiPages, visibleWikiPages } from './policy.ts';

const TYPES = ['WikiPage'];

const columns = columnsOf<WikiPageRow>(
  TYPES,
  {
    id: sql`w.id`,
    slug: sql`w.slug`,
    title: sql`w.title`,
    sortTitle: sql`w.sort_title`,
    revisionId: sql`w.current_revision_id`,
    postCount: sql`w.post_count`,
    contributionCount: sql`w.contribution_count`,
    commentCount: sql`w.comment_count`,
    createdAt: sql`w.created_at`,
    updatedAt: sql`w.updated_at`,
    isDeleted: sql`w.deleted_at is not null`,
    isProtected: sql`w.protected_at is not null`,
    mergedIntoId: sql`w.merged_into_id`,
  },
  { always: ['id'] },
);

const id: SqlTerm = { property: 'id', type: 'uuid', sql: sql`w.id` };
const title: SqlTerm = { property: 'sortTitle', type: 'text', sql: sql`w.sort_title` };
const created: SqlTerm = { property: 'createdAt', type: 'timestamptz', sql: sql`w.created_at` };
const updated: SqlTerm = { property: 'updatedAt', type: 'timestamptz', sql: sql`w.updated_at` };
const posts: SqlTerm = { property: 'postCount', type: 'integer', sql: sql`w.post_count` };

const orderings = sqlOrderings<WikiPageOrder>('wikiPage', {
  TITLE: ['asc', title, id],
  NEWEST: ['desc', created, id],
  UPDATED: ['desc', updated, id],
  POSTS: ['desc', posts, id],
});

export function wikiPagesById(scope: Scope): RowsById {
  return {
    name: 'wikiPage.byId',
    query: (ids) => sql`select ${columns(scope)} from wiki_pages w
      where w.id = any(${ids}) and ${visibleWikiPages(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
  };
}

export type RequestedWikiPage = WikiPageRow & { readonly sought: string };

/** Finds pages by the last part of their address: see `wikiPageAt`. */
export function selectWikiPagesBySlug(
  scope: Scope,
  slugs: readonly string[],
): Promise<RequestedWikiPage[]> {
  return scope.reader.run('wikiPage.bySlug', requestedPages(scope, slugs, wikiPageAt), {
    prefetches: prefetchesOf(scope, TYPES),
  });
}

/** Finds pages by their titles: see `wikiPageTitled`. */
export function selectWikiPagesByTitle(
  scope: Scope,
  titles: readonly string[],
): Promise<RequestedWikiPage[]> {
  return scope.reader.run('wikiPage.byTitle', requestedPages(scope, titles, wikiPageTitled), {
    prefetches: prefetchesOf(scope, TYPES),
  });
}

function requestedPages(scope: Scope, names: readonly string[], find: typeof wikiPageAt): Sql {
  const found = find(
    { text: sql`sought.name`, key: sql`sought.key` },
    { columns: columns(scope), where: visibleWikiPages(scope.viewer) },
  );
  return sql`select sought.name as "sought", found.*
    from ${withTitleKeys(sql`unnest(${names}::text[]) as names(name)`)} sought
    cross join lateral (${found}) found`;
}

export interface WikiPageListOptions {
  readonly orderBy: WikiPageOrder;
  readonly filter: WikiPageFilter;
}

export function wikiPageList(scope: Scope, { orderBy, filter }: WikiPageListOptions): ListQuery {
  const ordering = orderings[orderBy];
  return {
    name: 'wikiPage.all',
    ordering,
    arguments: filter,
    isFiltered: isFiltered(filter),
    wholeCount: countOnSite(scope, 'wikiPages'),
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        from: sql`wiki_pages w`,
        where: [listedWikiPages, ...filterConditions(filter)],
        keys: ordering.keys,
      },
    ],
  };
}

const byRelevance: Ordering = {
  name: 'wikiPage.topicOfPost',
  direction: 'desc',
  terms: [{ property: 'relevance', type: 'integer' }, id],
};

/** The topics of a post, the most relevant first. Rows also have their `relevance`. */
export function topicsOfPost(scope: Scope): ListQuery {
  return {
    name: 'wikiPage.byPost',
    ordering: byRelevance,
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns: sql`${columns(scope)}, filed.relevance`,
        from: sql`post_topics filed join wiki_pages w on w.id = filed.topic_id`,
        where: [sql`filed.post_id = parent.id`, listedWikiPages],
        keys: [sql`filed.relevance`, sql`w.id`],
      },
    ],
  };
}

/** The more general topics that a topic is part of. */
export function parentTopicsOfPage(scope: Scope): ListQuery {
  return relatives(scope, {
    name: 'wikiPage.parentTopics',
    relative: sql`tree.parent_id`,
    self: sql`tree.page_id`,
  });
}

/** The topics that are part of a topic, without what is part of those. */
export function childTopicsOfPage(scope: Scope): ListQuery {
  return relatives(scope, {
    name: 'wikiPage.childTopics',
    relative: sql`tree.page_id`,
    self: sql`tree.parent_id`,
  });
}

interface Relatives {
  readonly name: string;
  readonly relative: Sql;
  readonly self: Sql;
}

/** Sorted when they are read: there are at most `MAX_TOPICS_BELOW`. */
function relatives(scope: Scope, { name, relative, self }: Relatives): ListQuery {
  const ordering = orderings.TITLE;
  return {
    name,
    ordering,
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, TYPES),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        from: sql`wiki_page_parents tree join wiki_pages w on w.id = ${relative}`,
        where: [sql`${self} = parent.id`, listedWikiPages],
        keys: ordering.keys,
      },
    ],
  };
}

function filterConditions(filter: WikiPageFilter): Sql[] {
  const { titleStartsWith, minPosts, hasText } = filter;
  return [
    ...(titleStartsWith ? [sql`starts_with(w.sort_title, ${titleStartsWith.toLowerCase()})`] : []),
    ...inTimeRange(sql`w.updated_at`, filter),
    ...(typeof minPosts === 'number' ? [sql`w.post_count >= ${minPosts}`] : []),
    ...(typeof hasText === 'boolean' ? [sql`${holdsText} = ${hasText}`] : []),
  ];
}

/** A topic may have been named without anybody having written its page. */
const holdsText = sql`exists (
  select from revisions r where r.id = w.current_revision_id and r.word_count > 0)`;
