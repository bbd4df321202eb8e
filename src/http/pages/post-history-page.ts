import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { pageKind } from './page.ts';

/** The versions of a post. Search engines have its newest one. */
export const POST_HISTORY_PAGE = pageKind({
  path: /^\/posts\/(?<slug>[^/]+)\/history\/?$/,
  script: 'post-history-page',
  isForReading: true,
  operation: 'postHistoryPageQuery',
  query: typedQuery(`query PostHistoryHead($slug: String!) {
    post(slug: $slug) { slug title: plainTitle authorName }
  }`),
  facts({ post }) {
    if (post === null) return null;
    return {
      title: `History of ${post.title}`,
      description: `All versions of a post by ${post.authorName}, and what each changed.`,
      path: sitePaths.postHistory(post.slug),
      type: 'website',
      above: [{ title: post.title, path: sitePaths.post(post.slug) }],
      isUnlisted: true,
    };
  },
});
