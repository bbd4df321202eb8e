import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import type { Community } from '../community/community.ts';
import { writeText } from '../text/write-text.ts';
import type { Names } from './names.ts';
import { slugOf } from './names.ts';
import { type Cell, type Table, timestamp } from './table.ts';

const SHARE_WITH_BIO = 0.6;
const BIO_LENGTH = { median: 160, sigma: 0.8, most: 2000 };

export function users({ people, joinedAt }: Community, names: Names): Table {
  return {
    name: 'users',
    columns: [
      ...['id', 'username', 'display_name', 'karma', 'joined_at', 'location'],
      ...['bio_markdown', 'bio_html', 'bio_text', 'bio_word_count'],
    ],
    *rows() {
      const random = new Random('users');
      for (const [index, displayName] of names.displayNames.entries()) {
        const share = at(people.activity, index);
        yield [
          at(names.userIds, index),
          slugOf(displayName, index),
          displayName,
          Math.round(random.logNormal(share * people.count * 10, 0.8)),
          timestamp(at(joinedAt, index)),
          random.chance(0.3) ? (displayName.split(' ')[1] ?? null) : null,
          ...bio(random),
        ];
      }
    },
  };
}

function bio(random: Random): Cell[] {
  if (!random.chance(SHARE_WITH_BIO)) return [null, null, null, 0];
  const { median, sigma, most } = BIO_LENGTH;
  const text = writeText(random, Math.min(most, random.logNormal(median, sigma)));
  return [text.markdown, text.html, text.text, text.wordCount];
}
