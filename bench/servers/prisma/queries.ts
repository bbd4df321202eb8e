import type { QueryName } from '../../work/graphql-requests.ts';

const PERSON = '{ id username displayName }';
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

const COMMENT_FRAGMENT = `fragment Said on Comment {
  id createdAt score replyCount html
  author ${PERSON}
}`;

export const QUERIES: Readonly<Record<QueryName, string>> = {
  profile: `query Profile($username: String!, $moreComments: String) {
  user(username: $username) {
    id displayName karma joinedAt bio
    sequences(first: 5) { totalCount nodes { id slug title } ${PAGE_INFO} }
    posts(first: 10) {
      totalCount
      nodes { id slug title score commentCount publishedAt }
      ${PAGE_INFO}
    }
    wikiContributions(first: 10) {
      totalCount
      nodes {
        id version summary charsAdded charsRemoved createdAt
        page { id slug title }
      }
      ${PAGE_INFO}
    }
    comments(first: 20, after: $moreComments) {
      totalCount
      nodes {
        id createdAt score html
        post { id slug title author ${PERSON} }
        parent { id excerpt author ${PERSON} }
      }
      ${PAGE_INFO}
    }
  }
}`,
  thread: `query Thread($slug: String!) {
  post(slug: $slug) {
    id title html
    comments: topLevelComments(first: 100) {
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
      ${PAGE_INFO}
    }
  }
}
${COMMENT_FRAGMENT}`,
  wiki: `query Wiki($slug: String!) {
  wikiPage(slug: $slug) {
    id title html
    contributions(first: 20) {
      nodes {
        id version summary charsAdded charsRemoved createdAt
        author ${PERSON}
      }
      ${PAGE_INFO}
    }
    contributors(first: 20) {
      nodes { contributionCount charsAdded charsRemoved user ${PERSON} }
      ${PAGE_INFO}
    }
  }
}`,
  feed: `query Feed($after: String) {
  comments(first: 20, after: $after) {
    nodes {
      id createdAt score excerpt
      author ${PERSON}
      post { id slug title }
    }
    ${PAGE_INFO}
  }
}`,
  search: `query Search($query: String!) {
  search(query: $query) { type id title excerpt }
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
