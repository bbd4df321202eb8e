import sql, { type Sql } from 'sql-template-tag';
import { isFiltered } from '../../loaders/is-filtered.ts';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import { type Ordering, type SqlTerm, sqlOrderings } from '../../loaders/ordering.ts';
import type { Scope } from '../scope.ts';
import type { WikiPageFilter, WikiPageOrder, WikiPageRow } from './model.ts';
import { visibleWikiPages } from './policy.ts';

const columns = sql`w.id, w.slug, w.title, w.sort_title as "sortTitle",
  w.current_revision_id as "revisionId", w.post_count as "postCount",
  w.contribution_count as "contributionCount", w.comment_count as "commentCount",
  w.created_at as "createdAt", w.updated_at as "updatedAt"`;

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

export function selectWikiPagesById(
  { reader, viewer }: Scope,
  ids: readonly string[],
): Promise<WikiPageRow[]> {
  return reader.run<WikiPageRow>(
    'wikiPage.byId',
    sql`select ${columns} from wiki_pages w
      where w.id = any(${ids}::uuid[]) and ${visibleWikiPages(viewer)}`,
  );
}

/** Finds pages by the slug they have now or, if no page has it now, by one they had before. */
export function selectWikiPagesBySlug(
  { reader, viewer }: Scope,
  slugs: readonly string[],
): Promise<(WikiPageRow & { readonly soughtSlug: string })[]> {
  return reader.run(
    'wikiPage.bySlug',
    sql`select sought.slug as "soughtSlug", found.* from unnest(${slugs}::text[]) as sought(slug)
      cross join lateral (
        select ${columns} from wiki_pages w
        where (w.slug = sought.slug or w.former_slugs @> array[sought.slug])
          and ${visibleWikiPages(viewer)}
        order by w.slug = sought.slug desc, w.id limit 1
      ) found`,
  );
}

export interface WikiPageListOptions {
  readonly orderBy: WikiPageOrder;
  readonly filter: WikiPageFilter;
}

export function wikiPageList(
  { viewer }: Scope,
  { orderBy, filter }: WikiPageListOptions,
): ListQuery {
  const ordering = orderings[orderBy];
  return {
    name: 'wikiPage.all',
    ordering,
    arguments: filter,
    isFiltered: isFiltered(filter),
    sources: () => [
      {
        columns,
        from: sql`wiki_pages w`,
        where: [visibleWikiPages(viewer), ...filterConditions(filter)],
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
export function topicsOfPost({ viewer }: Scope): ListQuery {
  return {
    name: 'wikiPage.byPost',
    ordering: byRelevance,
    arguments: null,
    isFiltered: false,
    sources: () => [
      {
        columns: sql`${columns}, filed.relevance`,
        from: sql`post_topics filed join wiki_pages w on w.id = filed.topic_id`,
        where: [sql`filed.post_id = parent.id`, visibleWikiPages(viewer)],
        keys: [sql`filed.relevance`, sql`w.id`],
      },
    ],
  };
}

function filterConditions(filter: WikiPageFilter): Sql[] {
  const { titleStartsWith, updatedSince, minPosts, hasText } = filter;
  return [
    ...(titleStartsWith ? [sql`starts_with(w.sort_title, ${titleStartsWith.toLowerCase()})`] : []),
    ...(updatedSince ? [sql`w.updated_at >= ${updatedSince}::timestamptz`] : []),
    ...(typeof minPosts === 'number' ? [sql`w.post_count >= ${minPosts}`] : []),
    ...(typeof hasText === 'boolean' ? [sql`${holdsText} = ${hasText}`] : []),
  ];
}

/** A topic may have been named without anybody having written its page. */
const holdsText = sql`exists (
  select from revisions r where r.id = w.current_revision_id and r.word_count > 0)`;
