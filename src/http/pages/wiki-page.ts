import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { described, pageKind } from './page.ts';

export const WIKI_PAGE = pageKind({
  path: /^\/wiki\/(?<slug>[^/]+)\/?$/,
  script: 'wiki-page',
  isForReading: true,
  operation: 'wikiPageQuery',
  query: typedQuery(`query WikiHead($slug: String!) {
    wikiPage(slug: $slug) {
      slug title: plainTitle postCount body { excerpt(length: 200) }
      parentTopics(first: 1) { nodes { slug title: plainTitle } }
    }
  }`),
  facts({ wikiPage }) {
    if (wikiPage === null) return null;
    const path = sitePaths.wikiPage(wikiPage.slug);
    return {
      title: wikiPage.title,
      description: described(wikiPage.body.excerpt, `${wikiPage.postCount} posts on this topic.`),
      path,
      type: 'article',
      // A way from the front page has one page on each level.
      above: wikiPage.parentTopics.nodes.map(({ slug, title }) => ({
        title,
        path: sitePaths.wikiPage(slug),
      })),
      feeds: [
        { path: `${path}/feed.atom`, title: `Changes of ${wikiPage.title}` },
        { path: `${path}/posts/feed.atom`, title: `Posts on ${wikiPage.title}` },
      ],
    };
  },
});
