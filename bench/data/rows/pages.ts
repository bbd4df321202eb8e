import { at } from '../at.ts';
import type { Community } from '../community/community.ts';
import { type Names, pageTitle, slugOf } from './names.ts';
import { pageRevisionId } from './page-revisions.ts';
import { type Table, timestamp } from './table.ts';

/** Their counters are counted afterwards. */
export function pages({ pages }: Community, names: Names): Table {
  return {
    name: 'wiki_pages',
    columns: [
      ...['id', 'slug', 'title', 'author_id', 'current_revision_id', 'created_at', 'updated_at'],
    ],
    *rows() {
      const newest = new Int32Array(pages.count);
      pages.revisions.page.forEach((page, revision) => {
        newest[page] = revision;
      });
      for (let index = 0; index < pages.count; index += 1) {
        const title = pageTitle(index);
        const revision = at(newest, index);
        yield [
          ...[at(names.pageIds, index), slugOf(title, index), title],
          at(names.userIds, at(pages.author, index)),
          pageRevisionId(pages, revision),
          timestamp(at(pages.createdAt, index)),
          timestamp(at(pages.revisions.createdAt, revision)),
        ];
      }
    },
  };
}
