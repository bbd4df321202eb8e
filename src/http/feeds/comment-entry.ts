import { sitePaths } from '../../lib/site-paths.ts';
import type { FeedEntry } from './feed-kind.ts';

interface Place {
  readonly slug: string;
  readonly title: string;
}

/** A comment as the queries of the feeds ask for it. */
export interface FeedComment {
  readonly __typename: 'Comment';
  readonly id: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly body: { readonly html: string };
  readonly post: Place | null;
  readonly wikiPage: Place | null;
}

/** A comment in a feed; its address opens the thread around it. */
export function commentEntry(comment: FeedComment): FeedEntry {
  const { id, post, wikiPage, authorName, createdAt, editedAt, body } = comment;
  const place = post ?? wikiPage ?? { slug: '', title: '' };
  const placePath = post === null ? sitePaths.wikiPage(place.slug) : sitePaths.post(place.slug);
  return {
    title: `${authorName} on ${place.title}`,
    node: id,
    path: sitePaths.comment(placePath, id),
    author: authorName,
    publishedAt: createdAt,
    updatedAt: editedAt ?? createdAt,
    html: body.html,
  };
}
