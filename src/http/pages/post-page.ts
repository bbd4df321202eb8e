import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { described, pageKind } from './page.ts';

export const POST_PAGE = pageKind({
  path: /^\/posts\/(?<slug>[^/]+)\/?$/,
  script: 'post-page',
  operation: 'postPageQuery',
  query: typedQuery(`query PostHead($slug: String!) {
    post(slug: $slug) { slug title: plainTitle publishedAt authorName body { excerpt(length: 200) } }
  }`),
  facts({ post }) {
    if (post === null) return null;
    const path = sitePaths.post(post.slug);
    return {
      title: post.title,
      description: described(post.body.excerpt, `By ${post.authorName}.`),
      path,
      type: 'article',
      publishedAt: post.publishedAt,
      author: post.authorName,
      feeds: [{ path: `${path}/feed.atom`, title: `Comments on ${post.title}` }],
    };
  },
});
