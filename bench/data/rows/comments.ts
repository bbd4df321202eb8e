import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import type { Community } from '../community/community.ts';
import { writeText } from '../text/write-text.ts';
import { uuidAt } from '../uuid-at.ts';
import type { Names } from './names.ts';
import { drawScore } from './score.ts';
import { type Table, timestamp } from './table.ts';

const LENGTH = { median: 230, sigma: 0.9, most: 10_000 };

/** In the order in which they were made, so those below one post do not lie side by side. */
export function comments({ posts, comments }: Community, names: Names): Table {
  const { subject, author, createdAt, parent, root, depth } = comments;
  const idOf = (index: number) =>
    index < 0 ? null : uuidAt(at(createdAt, index), 'comment', index);
  return {
    name: 'comments',
    columns: [
      ...['id', 'post_id', 'wiki_page_id', 'parent_id', 'root_id', 'depth'],
      ...['author_id', 'author_name', 'markdown', 'html', 'text', 'word_count'],
      ...['score', 'vote_count', 'reply_count', 'descendant_count', 'created_at'],
    ],
    *rows() {
      const random = new Random('comment rows');
      const { median, sigma, most } = LENGTH;
      for (const index of comments.inTime) {
        const on = at(subject, index);
        const by = at(author, index);
        const text = writeText(random, Math.min(most, random.logNormal(median, sigma)));
        yield [
          idOf(index),
          on < posts.count ? at(names.postIds, on) : null,
          on < posts.count ? null : at(names.pageIds, on - posts.count),
          ...[idOf(at(parent, index)), idOf(at(root, index)), at(depth, index)],
          ...[at(names.userIds, by), at(names.displayNames, by)],
          ...[text.markdown, text.html, text.text, text.wordCount],
          ...drawScore(random, 2),
          ...[at(comments.replyCount, index), at(comments.descendantCount, index)],
          timestamp(at(createdAt, index)),
        ];
      }
    },
  };
}
