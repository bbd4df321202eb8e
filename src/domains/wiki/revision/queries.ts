import sql, { type Sql } from 'sql-template-tag';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
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
import { publicWikiPages } from '../page/policy.ts';
import type { RevisionFilter, RevisionOrder, RevisionParent, RevisionRow } from './model.ts';
import { revisionsWithSubject, visibleRevisions } from './policy.ts';

const TYPES = ['WikiContribution', 'PostRevision'];

const columns = columnsOf<RevisionRow>(
  TYPES,
  {
    id: sql`r.id`,
    postId: sql`r.post_id`,
    wikiPageId: sql`r.wiki_page_id`,
    version: sql`r.version`,
    authorId: sql`r.author_id`,
    authorName: currentName({ accountId: sql`r.author_id`, recordedName: sql`r.author_name` }),
    title: sql`r.title`,
    summary: sql`r.summary`,
    charsAdded: sql`r.chars_added`,
    charsRemoved: sql`r.chars_removed`,
    isMinor: sql`r.is_minor`,
    revertsToId: sql`r.reverts_to_id`,
    addedParentIds: sql`r.added_parent_ids`,
    removedParentIds: sql`r.removed_parent_ids`,
    isRename: sql`r.is_rename`,
    createdAt: sql`r.created_at`,
    isHidden: sql`r.hidden_at is not null`,
    ...textColumns('r'),
  },
  {
    // Which kind of version it is, which one, and whether it may be read.
    always: ['id', 'postId', 'wikiPageId', 'version', 'isHidden'],
    onDemand: Object.values(TEXT_PROPERTIES),
  },
);

const id: SqlTerm = { property: 'id', type: 'uuid', sql: sql`r.id` };
const created: SqlTerm = { property: 'createdAt', type: 'timestamptz', sql: sql`r.created_at` };
const version: SqlTerm = { property: 'version', type: 'integer', sql: sql`r.version` };

/** The contributions to several pages are ordered by time. */
const byTime = sqlOrderings<RevisionOrder>('revision.time', {
  NEWEST: ['desc', created, id],
  OLDEST: ['asc', created, id],
});

/** The versions of one text are ordered by number: a clock may repeat itself, a number does not. */
const byVersion = sqlOrderings<RevisionOrder>('revision.version', {
  NEWEST: ['desc', version],
  OLDEST: ['asc', version],
});

export function revisionsById(scope: Scope): RowsById {
  return {
    name: 'revision.byId',
    query: (ids) => sql`select ${columns(scope)} from ${revisionsWithSubject}
      where r.id = any(${ids}) and ${visibleRevisions(scope.viewer)}`,
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
  };
}

/** Identifies a version by the id of its post or wiki page and its number. */
export interface RevisionKey {
  readonly subjectId: string;
  readonly version: number;
}

/** Versions by their number. The caller already has another version of the same text. */
export function selectRevisionsByVersion(
  scope: Scope,
  wanted: readonly RevisionKey[],
): Promise<RevisionRow[]> {
  const subjects = wanted.map(({ subjectId }) => subjectId);
  const versions = wanted.map((want) => want.version);
  const of = (column: Sql) => sql`select ${columns(scope)} from sought
    join revisions r on ${column} = sought.subject_id and r.version = sought.version`;
  return scope.reader.run<RevisionRow>(
    'revision.byVersion',
    sql`with sought as (
        select * from unnest(${subjects}::uuid[], ${versions}::integer[]) as s(subject_id, version)
      )
      ${of(sql`r.wiki_page_id`)} union all ${of(sql`r.post_id`)}`,
    { prefetches: prefetchesOf(scope, TYPES), texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES) },
  );
}

export interface RevisionListOptions {
  readonly orderBy: RevisionOrder;
  readonly filter: RevisionFilter;
  /** The ids of the authors that the filter names. */
  readonly authorIds?: readonly string[];
}

/** A person's contributions to the wiki, all of the wiki, or the history of a page or post. */
export function revisionsOf(
  parent: RevisionParent,
  scope: Scope,
  { orderBy, filter, authorIds }: RevisionListOptions,
): ListQuery {
  const ordering = (parent === 'author' || parent === 'wiki' ? byTime : byVersion)[orderBy];
  return {
    name: LIST_NAME[parent],
    ordering,
    arguments: { filter, authorIds },
    isFiltered: isFiltered(filter),
    ...(parent === 'wiki' && { wholeCount: countOnSite(scope, 'wikiContributions') }),
    prefetches: prefetchesOf(scope, TYPES),
    texts: wholeTexts(scope, TYPES, TEXT_PROPERTIES),
    sources: () => {
      const { from, where } = placed(parent);
      return [
        {
          columns: columns(scope, ordering.terms),
          from,
          where: [...where, ...filterConditions(filter, authorIds)],
          keys: ordering.keys,
        },
      ];
    },
  };
}

const LIST_NAME: Record<RevisionParent, string> = {
  author: 'revision.byAuthor',
  wikiPage: 'revision.byWikiPage',
  post: 'revision.byPost',
  wiki: 'revision.ofWiki',
};

function placed(parent: RevisionParent): { from: Sql; where: Sql[] } {
  switch (parent) {
    case 'author':
      return {
        from: sql`revisions r join wiki_pages w on w.id = r.wiki_page_id`,
        where: [sql`r.author_id = parent.id`, sql`r.wiki_page_id is not null`, publicWikiPages],
      };
    case 'wiki':
      return {
        from: sql`revisions r join wiki_pages w on w.id = r.wiki_page_id`,
        where: [publicWikiPages, sql`r.wiki_page_id is not null`],
      };
    case 'wikiPage':
      return { from: sql`revisions r`, where: [sql`r.wiki_page_id = parent.id`] };
    case 'post':
      return { from: sql`revisions r`, where: [sql`r.post_id = parent.id`] };
  }
}

function filterConditions(filter: RevisionFilter, authorIds: readonly string[] | undefined): Sql[] {
  return [
    ...(authorIds ? [sql`r.author_id = any(${authorIds}::uuid[])`] : []),
    ...inTimeRange(sql`r.created_at`, filter),
    ...(filter.hideMinor ? [sql`not r.is_minor`] : []),
  ];
}
