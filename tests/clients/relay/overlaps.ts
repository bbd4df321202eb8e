import { graphql } from 'relay-runtime';

/** Two queries of the same objects, which select other fields of them, other arguments and other pages. */
export const OVERLAPPING_QUERIES = [
  graphql`
    query overlapsFirstQuery($username: String!) {
      user(username: $username) {
        bio { html excerpt }
        posts(first: 2, orderBy: TOP) {
          edges {
            cursor
            node {
              body { text headings { anchor } }
              authors { name }
              topics(first: 3) { nodes { title } }
              viewerCan(actions: [VOTE_CAST]) { isAllowed }
            }
          }
        }
      }
      viewer { unreadNotificationCount can(action: POST_CREATE) { isAllowed } }
      site { name limits { cost } }
    }
  `,
  graphql`
    query overlapsSecondQuery($username: String!) {
      user(username: $username) {
        bio { text excerpt(length: 20) }
        posts(first: 2, orderBy: TOP) {
          totalCount
          edges {
            node {
              body { html(absoluteLinks: true) headings { text } }
              authors { user { karma } }
              topics(first: 3) { edges { relevance } }
              viewerCan(actions: [VOTE_CAST]) { reason }
            }
          }
        }
        short: posts(first: 1, orderBy: TOP) { nodes { title } }
      }
      viewer { user { karma } can(action: POST_CREATE) { reason } }
      site { language limits { depth } }
    }
  `,
];
