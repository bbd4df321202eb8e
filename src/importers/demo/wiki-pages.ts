import type { RevisionRecord, WikiPageRecord } from '../records.ts';
import type { Article } from './files.ts';
import type { WikiPageFront } from './formats.ts';
import type { Names } from './names.ts';
import { revisionRecords } from './revisions.ts';

/** A wiki page and its versions. */
export function* wikiPageRecords(
  page: Article<WikiPageFront>,
  names: Names,
): Generator<WikiPageRecord | RevisionRecord> {
  const { file, slug, front } = page;
  yield {
    kind: 'wikiPage',
    externalId: slug,
    slug,
    title: front.title,
    author: names.byline(file, front.author),
    createdAt: front.created,
  };
  yield* revisionRecords(page, { kind: 'wikiPage', externalId: slug }, names);
}
