/** The lists, each by the type of its nodes. */
const CONNECTIONS = ['Sequence', 'Post', 'Comment', 'Revision', 'WikiContributor'];

export const SCHEMA = `
scalar DateTime

interface Node { id: ID! }

type Query {
  node(id: ID!): Node
  user(username: String!): User
  post(slug: String!): Post
  wikiPage(slug: String!): WikiPage
  comments(first: Int = 20, after: String): CommentConnection!
  search(query: String!): [SearchHit!]!
}

type User implements Node {
  id: ID!
  username: String!
  displayName: String!
  karma: Int!
  joinedAt: DateTime!
  bio: String
  sequences(first: Int = 20, after: String): SequenceConnection!
  posts(first: Int = 20, after: String): PostConnection!
  wikiContributions(first: Int = 20, after: String): RevisionConnection!
  comments(first: Int = 20, after: String): CommentConnection!
}

type Sequence implements Node { id: ID! slug: String! title: String! }

type Post implements Node {
  id: ID!
  slug: String!
  title: String!
  score: Int!
  commentCount: Int!
  publishedAt: DateTime
  html: String
  author: User
  topLevelComments(first: Int = 20, after: String): CommentConnection!
}

type Comment implements Node {
  id: ID!
  createdAt: DateTime!
  depth: Int!
  score: Int!
  replyCount: Int!
  html: String!
  excerpt: String!
  author: User
  post: Post
  parent: Comment
  replies(first: Int = 20): CommentConnection!
}

type WikiPage implements Node {
  id: ID!
  slug: String!
  title: String!
  createdAt: DateTime!
  html: String
  contributions(first: Int = 20, after: String): RevisionConnection!
  contributors(first: Int = 20, after: String): WikiContributorConnection!
}

type Revision implements Node {
  id: ID!
  version: Int!
  summary: String
  charsAdded: Int!
  charsRemoved: Int!
  createdAt: DateTime!
  author: User
  page: WikiPage
}

type WikiContributor {
  contributionCount: Int!
  charsAdded: Int!
  charsRemoved: Int!
  user: User
}

type SearchHit { type: String! id: ID! title: String excerpt: String }

type PageInfo { hasNextPage: Boolean! endCursor: String }

${CONNECTIONS.map(
  (type) => `type ${type}Connection { nodes: [${type}!]! pageInfo: PageInfo! totalCount: Int! }`,
).join('\n')}
`;
