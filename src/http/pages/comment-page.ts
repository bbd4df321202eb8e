import { sitePaths } from '../../lib/site-paths.ts';
import { described, type PageKind } from './page.ts';

interface Data {
  readonly node: {
    readonly id?: string;
    readonly authorName: string;
    readonly createdAt: string;
    readonly isDeleted: boolean;
    readonly body: { readonly excerpt: string };
    readonly post: { readonly slug: string; readonly title: string } | null;
    readonly wikiPage: { readonly slug: string; readonly title: string } | null;
  } | null;
}

export const COMMENT_PAGE: PageKind<Data> = {
  path: /^\/(?:posts|wiki)\/[^/]+\/comments\/(?<id>[\w-]+)\/?$/,
  script: 'comment-page',
  operation: 'commentPageQuery',
  query: `query CommentHead($id: ID!) {
    node(id: $id) {
      ... on Comment {
        id authorName createdAt isDeleted body { excerpt(length: 200) }
        post { slug title: plainTitle }
        wikiPage { slug title: plainTitle }
      }
    }
  }`,
  facts({ node }) {
    // Another kind of thing has none of the fields.
    if (!node?.id) return null;
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
      feed: {
        path: `${placePath}/feed.atom`,
        title: post === null ? `Changes of ${place.title}` : `Comments on ${place.title}`,
      },
    };
  },
};
