import type { QueryName } from '../../work/graphql-requests.ts';

const NEWEST = 'orderBy: [CREATED_AT_DESC, ROW_ID_DESC]';
const OLDEST = 'orderBy: [CREATED_AT_ASC, ROW_ID_ASC]';
const PERSON = '{ id username displayName }';
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

const COMMENT_FRAGMENT = `fragment Said on Comment {
  id createdAt score replyCount html
  author: userByAuthorId ${PERSON}
}`;

export const QUERIES: Readonly<Record<QueryName, string>> = {
  profile: `query Profile($username: String!, $moreComments: Cursor) {
  user: userByUsername(username: $username) {
    id displayName karma joinedAt
    bio: bioHtml
    sequences: sequencesByAuthorId(first: 5, ${NEWEST}) {
      totalCount
      nodes { id slug title }
      ${PAGE_INFO}
    }
    posts: postsByAuthorId(first: 10, orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]) {
      totalCount
      nodes { id slug title score commentCount publishedAt }
      ${PAGE_INFO}
    }
    wikiContributions: benchWikiContributionsByAuthorId(first: 10, ${NEWEST}) {
      totalCount
      nodes {
        id version summary charsAdded charsRemoved createdAt
        page: wikiPageByWikiPageId { id slug title }
      }
      ${PAGE_INFO}
    }
    comments: commentsByAuthorId(first: 20, after: $moreComments, ${NEWEST}) {
      totalCount
      nodes {
        id createdAt score html
        post: postByPostId { id slug title author: userByAuthorId ${PERSON} }
        parent: commentByParentId { id excerpt author: userByAuthorId ${PERSON} }
      }
      ${PAGE_INFO}
    }
  }
}`,
  thread: `query Thread($slug: String!) {
  post: postBySlug(slug: $slug) {
    id title
    body: revisionByCurrentRevisionId { html }
    comments: commentsByPostId(first: 100, condition: { parentId: null }, ${OLDEST}) {
      nodes {
        ...Said
        replies: commentsByParentId(first: 5, ${OLDEST}) {
          nodes {
            ...Said
            replies: commentsByParentId(first: 4, ${OLDEST}) {
              nodes {
                ...Said
                replies: commentsByParentId(first: 3, ${OLDEST}) { nodes { ...Said } }
              }
            }
          }
        }
      }
      ${PAGE_INFO}
    }
  }
}
${COMMENT_FRAGMENT}`,
  wiki: `query Wiki($slug: String!) {
  wikiPage: wikiPageBySlug(slug: $slug) {
    id title
    body: revisionByCurrentRevisionId { html }
    contributions: revisionsByWikiPageId(first: 20, orderBy: VERSION_DESC) {
      nodes {
        id version summary charsAdded charsRemoved createdAt
        author: userByAuthorId ${PERSON}
      }
      ${PAGE_INFO}
    }
    contributors: wikiContributorsByWikiPageId(
      first: 20
      orderBy: [SURVIVING_CHARS_DESC, ROW_ID_DESC]
    ) {
      nodes { contributionCount charsAdded charsRemoved user: userByAuthorId ${PERSON} }
      ${PAGE_INFO}
    }
  }
}`,
  feed: `query Feed($after: Cursor) {
  comments: allComments(first: 20, after: $after, ${NEWEST}) {
    nodes {
      id createdAt score excerpt
      author: userByAuthorId ${PERSON}
      post: postByPostId { id slug title }
    }
    ${PAGE_INFO}
  }
}`,
  search: `query Search($query: String!) {
  search: benchSearchEverything(query: $query, first: 20) {
    nodes { type id: rowId title excerpt }
  }
}`,
  node: `query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on User { username displayName karma joinedAt }
    ... on Post { slug title score publishedAt }
    ... on Comment { depth score replyCount createdAt }
    ... on WikiPage { slug title createdAt }
  }
}`,
};
