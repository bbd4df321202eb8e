import sql, { type Sql } from 'sql-template-tag';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import type { Ordering } from '../../loaders/ordering.ts';
import type { LinkEnd } from './model.ts';
import { shownLinks } from './policy.ts';

const columns = sql`l.id, l.kind, l.created_at as "createdAt",
  json_build_object(
    'kind', case when l.source_post_id is not null then 'Post'
      when l.source_comment_id is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(l.source_post_id, l.source_comment_id, l.source_wiki_page_id)
  ) as source`;

const ordering: Ordering = {
  name: 'link.NEWEST',
  direction: 'desc',
  terms: [
    { property: 'createdAt', type: 'timestamptz' },
    { property: 'id', type: 'uuid' },
  ],
};

/** What points at a post, comment or page, newest first. */
export function linksTo(target: LinkEnd): ListQuery {
  return {
    name: `link.to${target}`,
    ordering,
    arguments: null,
    isFiltered: false,
    sources: () => [
      {
        columns,
        from: sql`links l`,
        where: [sql`${TARGET[target]} = parent.id`, shownLinks],
        keys: [sql`l.created_at`, sql`l.id`],
      },
    ],
  };
}

const TARGET: Record<LinkEnd, Sql> = {
  Post: sql`l.target_post_id`,
  Comment: sql`l.target_comment_id`,
  WikiPage: sql`l.target_wiki_page_id`,
};
