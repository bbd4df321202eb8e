import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import type { Community } from '../community/community.ts';
import { writeText, writeTitle } from '../text/write-text.ts';
import { uuidAt } from '../uuid-at.ts';
import { type Names, slugOf } from './names.ts';
import { type Table, timestamp } from './table.ts';

export function sequences(community: Community, names: Names): Table {
  return {
    name: 'sequences',
    columns: [
      ...['id', 'slug', 'title', 'description_markdown', 'description_html', 'description_text'],
      ...['description_word_count', 'author_id', 'author_name', 'created_at'],
    ],
    *rows() {
      const random = new Random('sequences');
      for (const [index, { author, createdAt }] of community.sequences.entries()) {
        const title = writeTitle(random);
        const { markdown, html, text, wordCount } = writeText(random, 300);
        yield [
          ...[uuidAt(createdAt, 'sequence', index), slugOf(title, index), title],
          ...[markdown, html, text, wordCount],
          ...[at(names.userIds, author), at(names.displayNames, author)],
          timestamp(createdAt),
        ];
      }
    },
  };
}

export function sequenceEntries({ sequences }: Community, names: Names): Table {
  return {
    name: 'sequence_entries',
    columns: ['id', 'sequence_id', 'post_id', 'position'],
    *rows() {
      let entry = 0;
      for (const [index, { createdAt, posts }] of sequences.entries()) {
        for (const [position, post] of posts.entries()) {
          yield [
            uuidAt(createdAt, 'entry', entry),
            uuidAt(createdAt, 'sequence', index),
            ...[at(names.postIds, post), position + 1],
          ];
          entry += 1;
        }
      }
    },
  };
}
