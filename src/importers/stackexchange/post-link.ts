import type { LinkRecord } from '../records.ts';
import { postSubjects } from './ids.ts';
import { type Reading, readTable } from './read-table.ts';
import { postLinks } from './tables/post-links.ts';

const KINDS: Readonly<Record<number, LinkRecord['linkKind']>> = { 1: 'RELATED', 3: 'DUPLICATE' };

/** What people filed as related or duplicate, from PostLinks.xml. */
export async function* postLinkRecords(reading: Reading): AsyncGenerator<LinkRecord> {
  for await (const { row, place } of readTable(reading, postLinks)) {
    const linkKind = KINDS[row.LinkTypeId];
    if (linkKind === undefined) {
      reading.tally.skip(postLinks.file, `links of other kinds (link type ${row.LinkTypeId})`);
      continue;
    }
    yield {
      kind: 'link',
      externalId: String(row.Id),
      place,
      source: postSubjects(row.PostId),
      target: postSubjects(row.RelatedPostId),
      linkKind,
      createdAt: row.CreationDate,
    };
  }
}
