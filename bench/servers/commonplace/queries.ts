import { PROFILE_QUERY } from '../../../src/http/profile-query.ts';
import type { QueryName } from '../../work/graphql-requests.ts';

const COMMENT_FRAGMENT = `fragment Said on Comment {
  id createdAt score replyCount
  body { html }
  author { id username displayName }
}`;

export const QUERIES: Readonly<Record<QueryName, string>> = {
  profile: PROFILE_QUERY,
  thread: `query Thread($slug: String!) {
  post(slug: $slug) {
    id
    title
    body { html }
    comments(first: 100, orderBy: OLDEST, filter: { topLevelOnly: true }) {
      nodes {
        ...Said
        replies(first: 5) {
          nodes {
            ...Said
            replies(first: 4) {
              nodes {
                ...Said
                replies(first: 3) { nodes { ...Said } }
              }
            }
          }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
${COMMENT_FRAGMENT}`,
  wiki: `query Wiki($slug: String!) {
  wikiPage(slug: $slug) {
    id
    title
    body { html }
    contributions(first: 20) {
      nodes {
        id version summary charsAdded charsRemoved createdAt
        author { id username displayName }
      }
      pageInfo { hasNextPage endCursor }
    }
    contributors(first: 20) {
      nodes {
        contributionCount charsAdded charsRemoved
        user { id username displayName }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
  feed: `query Feed($after: String) {
  comments(first: 20, after: $after) {
    nodes {
      id createdAt score
      body { excerpt }
      author { id username displayName }
      post { id slug title }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  search: `query Search($query: String!) {
  search(query: $query, first: 20) {
    nodes {
      type: __typename
      ... on User { id title: displayName }
      ... on Post { id title }
      ... on Comment { id body { excerpt } }
      ... on WikiPage { id title }
    }
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
