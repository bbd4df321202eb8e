import { sitePaths } from '../../lib/site-paths.ts';
import { typedQuery } from '../typed-query.ts';
import { pageKind } from './page.ts';

/** What each edit of a comment changed. Search engines have its newest text. */
export const COMMENT_HISTORY_PAGE = pageKind({
  path: /^\/(?:posts|wiki)\/[^/]+\/comments\/(?<id>[\w-]+)\/history\/?$/,
  script: 'comment-history-page',
  isForReading: true,
  operation: 'commentHistoryPageQuery',
  query: typedQuery(`query CommentHistoryHead($id: ID!) {
    node(id: $id) {
      __typename
      ... on Comment {
        id authorName isDeleted
        post { slug title: plainTitle }
        wikiPage { slug title: plainTitle }
      }
    }
  }`),
  facts({ node }) {
    if (node?.__typename !== 'Comment' || node.isDeleted) return null;
    const { id, post, wikiPage, authorName } = node;
    const place = post ?? wikiPage;
    if (place === null) return null;
    const placePath = post === null ? sitePaths.wikiPage(place.slug) : sitePaths.post(place.slug);
    return {
      title: `Edits of a comment by ${authorName} on ${place.title}`,
      description: `What each edit changed in a comment by ${authorName}.`,
      path: sitePaths.commentHistory(placePath, id),
      type: 'website',
      above: [
        { title: place.title, path: placePath },
        { title: authorName, path: sitePaths.comment(placePath, id) },
      ],
      isUnlisted: true,
    };
  },
});
