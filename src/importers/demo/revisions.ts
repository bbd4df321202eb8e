import type { RevisionRecord } from '../records.ts';
import { type Article, pathOf } from './files.ts';
import type { PostFront, WikiPageFront } from './formats.ts';
import type { Names } from './names.ts';
import { versionsOf } from './versions.ts';

/** Every version of a post or a wiki page, oldest first. */
export function* revisionRecords(
  article: Article<PostFront> | Article<WikiPageFront>,
  of: RevisionRecord['of'],
  names: Names,
): Generator<RevisionRecord> {
  const path = pathOf(article);
  for (const [index, version] of versionsOf(article).entries()) {
    yield {
      kind: 'revision',
      externalId: `${path}@${index + 1}`,
      of,
      author: names.byline(article.file, version.by),
      title: article.front.title,
      summary: version.summary,
      text: { markdown: version.markdown },
      isMinor: version.isMinor,
      revertsTo: version.revertsTo === null ? null : `${path}@${version.revertsTo}`,
      createdAt: version.at,
    };
  }
}
