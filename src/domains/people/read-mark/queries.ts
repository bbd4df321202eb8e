import sql, { raw, type Sql } from 'sql-template-tag';
import type { Viewer } from '../../../access/viewer.ts';
import type { RowsById } from '../../../loaders/by-id.ts';
import { publicComments } from '../../discussion/comment/policy.ts';
import { MAX_UNREAD_COUNT } from './model.ts';

/** The read marks of the viewer, by the id of the post or wiki page. */
export function readMarksById(viewer: Viewer): RowsById {
  return marksById(viewer, {
    name: 'readMark.own',
    column: () => sql`m.read_up_to as "readUpTo"`,
  });
}

/** The same with the number of unread comments. */
export function unreadById(viewer: Viewer): RowsById {
  return marksById(viewer, {
    name: 'readMark.unread',
    column: (place) => sql`(
        select count(*)::int from (
          select from comments c
          where c.${place} = m.${place} and c.created_at > m.read_up_to and ${publicComments}
            and c.author_id is distinct from m.user_id
          limit ${raw(String(MAX_UNREAD_COUNT))}
        ) unread
      ) as "unreadCount"`,
  });
}

interface MarksOptions {
  readonly name: string;
  /** What is read of a mark. `place` is the column that names what the mark and comments are on. */
  readonly column: (place: Sql) => Sql;
}

function marksById(viewer: Viewer, { name, column }: MarksOptions): RowsById {
  const viewerId = viewer.kind === 'member' ? viewer.id : null;
  const marksOn = (place: Sql, ids: Sql) => sql`
    select m.${place} as id, ${column(place)} from read_marks m
    where m.user_id = ${viewerId}::uuid and m.${place} = any(${ids})`;
  return {
    name,
    prefetches: [],
    query: (ids) => sql`${marksOn(POST, ids)} union all ${marksOn(WIKI_PAGE, ids)}`,
  };
}

const POST = raw('post_id');
const WIKI_PAGE = raw('wiki_page_id');
