import { sitePaths } from '../../lib/site-paths.ts';
import type { DataOf } from '../typed-query.ts';
import type { FeedEntry } from './feed-kind.ts';

/** The fields of a comment in the queries of feeds. */
export const COMMENT_FIELDS =
  '__typename id authorName createdAt editedAt body { html } post { slug title: plainTitle } wikiPage { slug title: plainTitle }';

export type FeedComment = DataOf<`fragment FeedComment on Comment { ${typeof COMMENT_FIELDS} }`>;

/** A comment in a feed; its address opens the thread around it. */
export function commentEntry(comment: FeedComment): FeedEntry {
  const { id, post, wikiPage, authorName, createdAt, editedAt, body } = comment;
  const place = post ?? wikiPage ?? { slug: '', title: '' };
  const placePath = post === null ? sitePaths.wikiPage(place.slug) : sitePaths.post(place.slug);
  return {
    title: `${authorName} on ${place.title}`,
    node: id,
    path: sitePaths.comment(placePath, id),
    authors: [authorName],
    publishedAt: createdAt,
    updatedAt: editedAt ?? createdAt,
    html: body.html,
  };
}
