import sql, { type Sql } from 'sql-template-tag';
import type { Viewer } from '../../access/viewer.ts';
import type { ListQuery } from '../../loaders/keyset-connection.ts';
import { byCreation } from '../../loaders/ordering.ts';
import { readableComments } from '../discussion/comment/policy.ts';
import { type EndColumns, SOURCE, TARGET } from './columns.ts';
import type { LinkEnd } from './model.ts';
import { publicLinks, publicTargets } from './policy.ts';

const columns = sql`l.id, l.kind, l.created_at as "createdAt",
  ${keyOf(SOURCE)} as source, ${keyOf(TARGET)} as target`;

function keyOf({ Post, Comment, WikiPage }: EndColumns): Sql {
  return sql`json_build_object(
    'kind', case when ${Post} is not null then 'Post'
      when ${Comment} is not null then 'Comment' else 'WikiPage' end,
    'id', coalesce(${Post}, ${Comment}, ${WikiPage})
  )`;
}

const ordering = byCreation('link.NEWEST', 'desc');

/** The links that lead to a post, comment or page, newest first. */
export function linksWithTarget(target: LinkEnd): ListQuery {
  return {
    name: `link.to${target}`,
    ordering,
    arguments: null,
    isFiltered: false,
    sources: () => [
      {
        columns,
        from: sql`links l`,
        where: [sql`${TARGET[target]} = parent.id`, publicLinks],
        keys: [sql`l.created_at`, sql`l.id`],
      },
    ],
  };
}

/** The links in the text of a post, comment or page, newest first: few, as a text may make a hundred. */
export function linksWithSource(source: LinkEnd, viewer: Viewer): ListQuery {
  return {
    name: `link.from${source}`,
    ordering,
    arguments: null,
    isFiltered: false,
    sources: () => [
      {
        columns,
        from: sql`links l`,
        where: [
          sql`${SOURCE[source]} = parent.id`,
          ...(source === 'Comment' ? [isReadable(viewer)] : []),
          publicTargets,
        ],
        keys: [sql`l.created_at`, sql`l.id`],
      },
    ],
  };
}

/** The links of a comment are a part of its text, which a tombstone does not show. */
function isReadable(viewer: Viewer): Sql {
  return sql`exists (select from comments c
    where c.id = l.source_comment_id and ${readableComments(viewer)})`;
}
