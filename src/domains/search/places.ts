import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Viewer } from '../../access/viewer.ts';
import { publicComments, publicPlaces } from '../discussion/comment/policy.ts';
import { publicPosts } from '../discussion/post/policy.ts';
import { publicSequences } from '../discussion/sequence/policy.ts';
import { visibleUsers } from '../people/user/policy.ts';
import { listedWikiPages } from '../wiki/page/policy.ts';
import type { SearchKind } from './model.ts';

/** Where things of a kind are searched. */
export interface Place {
  readonly table: Sql;
  readonly alias: Sql;
  /** What tells whether a row is visible, if not the row itself. */
  readonly joins: Sql;
  readonly visible: Sql;
  /** When it was made: the column whose spans the search vector has. */
  readonly moment: Sql;
}

export function placesOf(viewer: Viewer): Record<SearchKind, Place> {
  return {
    User: {
      table: sql`users`,
      alias: raw('u'),
      joins: empty,
      visible: visibleUsers(viewer),
      moment: raw('joined_at'),
    },
    Post: {
      table: sql`posts`,
      alias: raw('p'),
      joins: empty,
      visible: publicPosts,
      moment: raw('published_at'),
    },
    Comment: {
      table: sql`comments`,
      alias: raw('c'),
      joins: placeOfEachComment,
      visible: sql`${publicComments} and ${publicPlaces}`,
      moment: raw('created_at'),
    },
    WikiPage: {
      table: sql`wiki_pages`,
      alias: raw('w'),
      joins: empty,
      visible: listedWikiPages,
      moment: raw('created_at'),
    },
    Sequence: {
      table: sql`sequences`,
      alias: raw('s'),
      joins: empty,
      visible: publicSequences,
      moment: raw('created_at'),
    },
  };
}

/**
 * What comments stand on, for `publicPlaces`, looked up for one comment after the other: the planner cannot
 * tell how few fit the words, and would rather read all wiki pages.
 */
const placeOfEachComment = sql`
  left join lateral (select * from posts where id = c.post_id offset 0) p on true
  left join lateral (select * from wiki_pages where id = c.wiki_page_id offset 0) w on true`;
