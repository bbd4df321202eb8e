import sql from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { RowSource } from '../../loaders/keyset-sql.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import { commentsWithPlace, shownOutsideThread, visiblePlace } from '../comment/policy.ts';
import { visiblePosts } from '../post/policy.ts';
import type { Scope } from '../scope.ts';
import { visibleWikiPages } from '../wiki-page/policy.ts';
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
export function contributionsOfUser(
  { viewer }: Scope,
  kinds: readonly ContributionKind[],
): ListQuery {
  const sources = sourcesOf(viewer);
  return {
    name: 'contribution.byUser',
    ordering,
    arguments: kinds,
    isFiltered: false,
    sources: () => kinds.map((kind) => sources[kind]),
  };
}

function sourcesOf(viewer: Scope['viewer']): Record<ContributionKind, RowSource> {
  return {
    Post: {
      columns: sql`'Post' as kind, p.id, p.published_at as at`,
      from: sql`posts p`,
      where: [sql`p.author_id = parent.id`, visiblePosts(viewer)],
      keys: [sql`p.published_at`, sql`p.id`],
    },
    Comment: {
      columns: sql`'Comment' as kind, c.id, c.created_at as at`,
      from: commentsWithPlace,
      where: [sql`c.author_id = parent.id`, shownOutsideThread, visiblePlace(viewer)],
      keys: [sql`c.created_at`, sql`c.id`],
    },
    WikiContribution: {
      columns: sql`'WikiContribution' as kind, r.id, r.created_at as at`,
      from: sql`revisions r join wiki_pages w on w.id = r.wiki_page_id`,
      where: [
        sql`r.author_id = parent.id`,
        sql`r.wiki_page_id is not null`,
        visibleWikiPages(viewer),
      ],
      keys: [sql`r.created_at`, sql`r.id`],
    },
  };
}
