import sql from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import { type SqlTerm, sqlOrderings } from '../../loaders/ordering.ts';
import { followedFrom, type Scope } from '../scope.ts';
import type { ContributorOrder } from './model.ts';

const columns = sql`k.id, k.wiki_page_id as "wikiPageId", k.author_id as "authorId",
  k.author_name as "authorName", k.contribution_count as "contributionCount",
  k.chars_added as "charsAdded", k.chars_removed as "charsRemoved",
  k.surviving_chars as "survivingChars", k.first_at as "firstAt", k.last_at as "lastAt",
  k.surviving_chars::float8 / greatest(1, (
    select sum(every.surviving_chars) from wiki_contributors every
    where every.wiki_page_id = k.wiki_page_id
  )) as share`;

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
    followed: followedFrom(scope, ['WikiContributor']),
    sources: () => [
      {
        columns,
        from: sql`wiki_contributors k`,
        where: [sql`k.wiki_page_id = parent.id`],
        keys: ordering.keys,
      },
    ],
  };
}
