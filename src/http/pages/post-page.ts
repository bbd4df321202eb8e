import { sitePaths } from '../../lib/site-paths.ts';
import { described, type PageKind } from './page.ts';

interface Data {
  readonly post: {
    readonly slug: string;
    readonly title: string;
    readonly publishedAt: string | null;
    readonly authorName: string;
    readonly body: { readonly excerpt: string };
  } | null;
}

export const POST_PAGE: PageKind<Data> = {
  path: /^\/posts\/(?<slug>[^/]+)\/?$/,
  script: 'post-page',
  operation: 'postPageQuery',
  query: `query PostHead($slug: String!) {
    post(slug: $slug) { slug title: plainTitle publishedAt authorName body { excerpt(length: 200) } }
  }`,
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
      feed: { path: `${path}/feed.atom`, title: `Comments on ${post.title}` },
    };
  },
};
