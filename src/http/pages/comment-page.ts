import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { described, pageKind } from './page.ts';

export const COMMENT_PAGE = pageKind({
  path: /^\/(?:posts|wiki)\/[^/]+\/comments\/(?<id>[\w-]+)\/?$/,
  script: 'comment-page',
  operation: 'commentPageQuery',
  query: typedQuery(`query CommentHead($id: ID!) {
    node(id: $id) {
      __typename
      ... on Comment {
        id authorName createdAt isDeleted body { excerpt(length: 200) }
        post { slug title: plainTitle }
        wikiPage { slug title: plainTitle }
      }
    }
  }`),
  facts({ node }) {
    if (node?.__typename !== 'Comment') return null;
    const { id, post, wikiPage, authorName, createdAt } = node;
    const place = post ?? wikiPage;
    if (place === null) return null;
    const placePath = post === null ? sitePaths.wikiPage(place.slug) : sitePaths.post(place.slug);
    const name = node.isDeleted ? 'A deleted comment' : `${authorName}`;
    return {
      title: `${name} on ${place.title}`,
      description: described(node.body.excerpt, `A comment on ${place.title}.`),
      path: sitePaths.comment(placePath, id),
      type: 'article',
      publishedAt: createdAt,
      author: authorName,
      above: [{ title: place.title, path: placePath }],
      feeds: [
        {
          path: `${placePath}/feed.atom`,
          title: post === null ? `Changes of ${place.title}` : `Comments on ${place.title}`,
        },
      ],
    };
  },
});
