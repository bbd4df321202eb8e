import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import type { Community } from '../community/community.ts';
import { joinBlocks, writeBlock } from '../text/block.ts';
import type { SampleText } from '../text/sentence.ts';
import { writeText } from '../text/write-text.ts';
import { uuidAt } from '../uuid-at.ts';
import { type Names, postTitle } from './names.ts';
import { type Cell, timestamp } from './table.ts';

const LENGTH = { median: 1200, sigma: 0.6, least: 1000, most: 8000 };

const SEPARATOR = '\n\n'.length;

/** The first version of each post, and of some a second one, which has another block at its end. */
export function* postRevisionRows({ posts }: Community, names: Names): Generator<Cell[]> {
  const random = new Random('post revisions');
  const { median, sigma, least, most } = LENGTH;
  for (let post = 0; post < posts.count; post += 1) {
    const author = at(posts.author, post);
    const row = (revision: Revision): Cell[] => [
      uuidAt(revision.time, 'revision', 2 * post + revision.version - 1),
      ...[at(names.postIds, post), null, revision.version],
      ...[at(names.userIds, author), at(names.displayNames, author)],
      ...[postTitle(post), revision.summary],
      ...[revision.text.markdown, revision.text.html, revision.text.text],
      ...[revision.text.wordCount, revision.charsAdded, 0, false, timestamp(revision.time)],
    ];
    const text = writeText(
      random,
      Math.min(most, Math.max(least, random.logNormal(median, sigma))),
    );
    const time = at(posts.publishedAt, post);
    yield row({ version: 1, time, text, charsAdded: text.markdown.length, summary: null });

    const edited = at(posts.editedAt, post);
    if (edited === 0) continue;
    const added = writeBlock(random, 400);
    yield row({
      version: 2,
      time: edited,
      text: joinBlocks([text, added]),
      charsAdded: added.markdown.length + SEPARATOR,
      summary: 'A word more',
    });
  }
}

interface Revision {
  readonly version: number;
  readonly time: number;
  readonly text: SampleText;
  readonly charsAdded: number;
  readonly summary: string | null;
}
