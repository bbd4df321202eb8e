import type { Community } from '../community/community.ts';
import type { Names } from './names.ts';
import { pageRevisionRows } from './page-revisions.ts';
import { postRevisionRows } from './post-revisions.ts';
import type { Table } from './table.ts';

/** The versions of posts, then those of pages. */
export function revisions(community: Community, names: Names): Table {
  return {
    name: 'revisions',
    columns: [
      ...['id', 'post_id', 'wiki_page_id', 'version', 'author_id', 'author_name', 'title'],
      ...['summary', 'markdown', 'html', 'text', 'word_count'],
      ...['chars_added', 'chars_removed', 'is_minor', 'created_at'],
    ],
    *rows() {
      yield* postRevisionRows(community, names);
      yield* pageRevisionRows(community, names);
    },
  };
}
