import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import type { Community } from '../community/community.ts';
import type { Pages } from '../community/pages.ts';
import { joinBlocks } from '../text/block.ts';
import { writeTitle } from '../text/write-text.ts';
import { uuidAt } from '../uuid-at.ts';
import { type Names, pageTitle } from './names.ts';
import { beginText, type Edit, editText } from './page-text.ts';
import { type Cell, timestamp } from './table.ts';

const SHARE_WITH_SUMMARY = 0.7;
const SHARE_OF_MINOR = 0.2;

/** In the order in which they were written, so the versions of a page do not lie side by side. */
export function* pageRevisionRows({ pages }: Community, names: Names): Generator<Cell[]> {
  const { count, page, version, author, createdAt } = pages.revisions;
  const random = new Random('page revisions');
  const current: Edit[] = [];
  for (let index = 0; index < count; index += 1) {
    const which = at(page, index);
    const by = at(author, index);
    const before = current[which];
    const edit = before === undefined ? beginText(random) : editText(random, before.blocks);
    current[which] = edit;
    const { markdown, html, text, wordCount } = joinBlocks(edit.blocks);
    yield [
      ...[pageRevisionId(pages, index), null, at(names.pageIds, which), at(version, index)],
      ...[at(names.userIds, by), at(names.displayNames, by), pageTitle(which)],
      random.chance(SHARE_WITH_SUMMARY) ? writeTitle(random) : null,
      ...[markdown, html, text, wordCount, edit.charsAdded, edit.charsRemoved],
      before !== undefined && random.chance(SHARE_OF_MINOR),
      timestamp(at(createdAt, index)),
    ];
  }
}

/** Those of posts have the even and odd numbers from 0 on; these come after all of them. */
export function pageRevisionId({ revisions }: Pages, index: number): string {
  return uuidAt(at(revisions.createdAt, index), 'revision', FIRST_OF_PAGES + index);
}

const FIRST_OF_PAGES = 100_000_000;
