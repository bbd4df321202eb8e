import type { ParentTopicRecord, RevisionRecord, WikiPageRecord } from '../records.ts';
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

/** The topics that a page is part of. */
export function* parentTopicRecords(
  { file, slug, front }: Article<WikiPageFront>,
  names: Names,
): Generator<ParentTopicRecord> {
  for (const parent of front.parents) {
    yield {
      kind: 'parentTopic',
      externalId: `${slug} ${parent}`,
      wikiPage: slug,
      parent: names.subject(file, `wiki/${parent}`).externalId,
      createdAt: front.created,
    };
  }
}
