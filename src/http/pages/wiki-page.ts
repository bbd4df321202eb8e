import { sitePaths } from '../../lib/site-paths.ts';
import { described, type PageKind } from './page.ts';

interface Data {
  readonly wikiPage: {
    readonly slug: string;
    readonly title: string;
    readonly postCount: number;
    readonly body: { readonly excerpt: string };
  } | null;
}

export const WIKI_PAGE: PageKind<Data> = {
  path: /^\/wiki\/(?<slug>[^/]+)\/?$/,
  script: 'wiki-page',
  operation: 'wikiPageQuery',
  query: `query WikiHead($slug: String!) {
    wikiPage(slug: $slug) { slug title: plainTitle postCount body { excerpt(length: 200) } }
  }`,
  facts({ wikiPage }) {
    if (wikiPage === null) return null;
    const path = sitePaths.wikiPage(wikiPage.slug);
    return {
      title: wikiPage.title,
      description: described(wikiPage.body.excerpt, `${wikiPage.postCount} posts on this topic.`),
      path,
      type: 'article',
      feed: { path: `${path}/feed.atom`, title: `Changes of ${wikiPage.title}` },
    };
  },
};
