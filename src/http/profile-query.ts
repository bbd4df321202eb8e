/**
 * A person's profile with everything a page shows of it: what GraphiQL opens with, and the query that
 * this server must answer best.
 */
export const PROFILE_QUERY = `query Profile($username: String!, $moreComments: String) {
  user(username: $username) {
    id
    displayName
    karma
    joinedAt
    bio {
      html
    }
    sequences(first: 5) {
      totalCount
      nodes {
        id
        slug
        title
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    posts(first: 10) {
      totalCount
      nodes {
        id
        slug
        title
        score
        commentCount
        publishedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    wikiContributions(first: 10) {
      totalCount
      nodes {
        id
        version
        summary
        charsAdded
        charsRemoved
        createdAt
        page {
          id
          slug
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    comments(first: 20, after: $moreComments) {
      totalCount
      nodes {
        id
        createdAt
        score
        body {
          html
        }
        post {
          id
          slug
          title
          author {
            id
            username
            displayName
          }
        }
        wikiPage {
          id
          slug
          title
        }
        parent {
          id
          body {
            excerpt
          }
          author {
            id
            username
            displayName
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
`;

/** The variables that show this person. `moreComments` takes a page's `endCursor`: "Load more". */
export function profileVariables(username: string) {
  return { username, moreComments: null };
}
