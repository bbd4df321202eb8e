import sql from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import { commentsWithPlace, publicComments, publicPlaces } from '../discussion/comment/policy.ts';
import { PLACES_OF_AUTHOR } from '../discussion/post/authorship.ts';
import { publicPosts } from '../discussion/post/policy.ts';
import { publicWikiPages } from '../wiki/page/policy.ts';
import type { ContributionKind } from './model.ts';

const ordering: Ordering = {
  name: 'contribution.NEWEST',
  direction: 'desc',
  terms: [
    { property: 'at', type: 'timestamptz' },
    { property: 'id', type: 'uuid' },
  ],
};

/** What a person did, of these kinds, newest first: each kind is read from its own index, then merged. */
export function contributionsOfUser(kinds: readonly ContributionKind[]): ListQuery {
  return {
    name: 'contribution.byUser',
    ordering,
    arguments: kinds,
    isFiltered: false,
    sources: () => (kinds.length === 0 ? NOTHING : kinds.flatMap((kind) => SOURCES[kind])),
  };
}

const SOURCES: Record<ContributionKind, readonly RowSource[]> = {
  Post: PLACES_OF_AUTHOR.map(({ from, where }) => ({
    columns: sql`'Post' as kind, p.id, p.published_at as at`,
    from,
    where: [...where, publicPosts],
    keys: [sql`p.published_at`, sql`p.id`],
  })),
  Comment: [
    {
      columns: sql`'Comment' as kind, c.id, c.created_at as at`,
      from: commentsWithPlace,
      where: [sql`c.author_id = parent.id`, publicComments, publicPlaces],
      keys: [sql`c.created_at`, sql`c.id`],
    },
  ],
  WikiContribution: [
    {
      columns: sql`'WikiContribution' as kind, r.id, r.created_at as at`,
      from: sql`revisions r join wiki_pages w on w.id = r.wiki_page_id`,
      where: [sql`r.author_id = parent.id`, sql`r.wiki_page_id is not null`, publicWikiPages],
      keys: [sql`r.created_at`, sql`r.id`],
    },
  ],
};

/** Of no kind: a statement needs a source. */
const NOTHING: readonly RowSource[] = SOURCES.WikiContribution.map((source) => ({
  ...source,
  where: [sql`false`],
}));
