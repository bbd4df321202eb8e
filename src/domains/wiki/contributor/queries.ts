import sql from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import type { ListQuery } from '../../../loaders/keyset-connection.ts';
import { type SqlTerm, sqlOrderings } from '../../../loaders/ordering.ts';
import { prefetchesOf, type Scope } from '../../../request/scope.ts';
import { currentName } from '../../people/user/current-name.ts';
import type { ContributorOrder, ContributorRow } from './model.ts';

/**
 * Of all that is still there of anybody. By `parent`, not by the row: so it is added up once for a page,
 * not once for each of its authors.
 */
const survivingOfAll = sql`(
  select sum(every.surviving_chars) from wiki_contributors every
  where every.wiki_page_id = parent.id
)`;

const columns = columnsOf<ContributorRow>(
  ['WikiContributor'],
  {
    id: sql`k.id`,
    wikiPageId: sql`k.wiki_page_id`,
    authorId: sql`k.author_id`,
    authorName: currentName({ accountId: sql`k.author_id`, recordedName: sql`k.author_name` }),
    contributionCount: sql`k.contribution_count`,
    charsAdded: sql`k.chars_added`,
    charsRemoved: sql`k.chars_removed`,
    survivingChars: sql`k.surviving_chars`,
    share: sql`k.surviving_chars::float8 / greatest(1, ${survivingOfAll})`,
    firstAt: sql`k.first_at`,
    lastAt: sql`k.last_at`,
  },
  { always: ['id'] },
);

const id: SqlTerm = { property: 'id', type: 'uuid', sql: sql`k.id` };
const surviving: SqlTerm = {
  property: 'survivingChars',
  type: 'integer',
  sql: sql`k.surviving_chars`,
};
const contributions: SqlTerm = {
  property: 'contributionCount',
  type: 'integer',
  sql: sql`k.contribution_count`,
};

const orderings = sqlOrderings<ContributorOrder>('contributor', {
  SHARE: ['desc', surviving, id],
  CONTRIBUTIONS: ['desc', contributions, id],
});

/** The people who wrote a wiki page. Who may see the page may see them. */
export function contributorsOfPage(scope: Scope, orderBy: ContributorOrder): ListQuery {
  const ordering = orderings[orderBy];
  return {
    name: 'contributor.byWikiPage',
    ordering,
    arguments: null,
    isFiltered: false,
    prefetches: prefetchesOf(scope, ['WikiContributor']),
    sources: () => [
      {
        columns: columns(scope, ordering.terms),
        from: sql`wiki_contributors k`,
        where: [sql`k.wiki_page_id = parent.id`],
        keys: ordering.keys,
      },
    ],
  };
}

/** The pages among these of which the viewer wrote a version. */
export function ownPagesById(viewer: Viewer): RowsById {
  const viewerId = viewer.kind === 'member' ? viewer.id : null;
  return {
    name: 'contributor.own',
    prefetches: [],
    query: (ids) => sql`select distinct wiki_page_id as id from wiki_contributors
      where author_id = ${viewerId}::uuid and wiki_page_id = any(${ids})`,
  };
}
