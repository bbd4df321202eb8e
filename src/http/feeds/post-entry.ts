import { sitePaths } from '../../lib/site-paths.ts';
import type { DataOf } from '../typed-query.ts';
import type { FeedEntry } from './feed-kind.ts';

/** The fields of a post in the queries of feeds. */
export const POST_FIELDS =
  '__typename id slug title: plainTitle authors { name } publishedAt editedAt body { html }';

export type FeedPost = DataOf<`fragment FeedPost on Post { ${typeof POST_FIELDS} }`>;

/** A post in a feed; null for a draft, which is not public. */
export function postEntry(post: FeedPost): FeedEntry | null {
  const { publishedAt } = post;
  if (publishedAt === null) return null;
  return {
    title: post.title,
    node: post.id,
    path: sitePaths.post(post.slug),
    authors: post.authors.map(({ name }) => name),
    publishedAt,
    updatedAt: post.editedAt ?? publishedAt,
    html: post.body.html,
  };
}
