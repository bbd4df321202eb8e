import { graphql } from './graphql.ts';

export const NEWS = graphql(`
  query News {
    viewer {
      id
      user { id username }
      unreadNotificationCount
      notifications(first: 10) { nodes { id kind readAt actor { id username } } }
    }
    posts(orderBy: ACTIVE, first: 10) { nodes { id title unreadCommentCount } }
  }
`);

const COMMENT_EDGE = graphql(`
  fragment CommentEdge on CommentEdge @_unmask {
    cursor
    node { id isUnread body { html } author { id username viewerHasMuted } }
  }
`);

/** The part of a post to which new comments are added. */
export const COMMENTS = graphql(
  `
  fragment Comments on Post @_unmask {
    id
    comments(first: 20) { edges { ...CommentEdge } }
  }
`,
  [COMMENT_EDGE],
);

export const POST = graphql(
  `
  query Post($slug: String!) {
    post(slug: $slug) { id unreadCommentCount ...Comments }
  }
`,
  [COMMENTS],
);

export const COMMENT_ADDED = graphql(
  `
  subscription CommentAdded($postId: ID!) {
    commentAdded(subjectId: $postId) {
      comment { id post { id unreadCommentCount } }
      commentEdge { ...CommentEdge }
    }
  }
`,
  [COMMENT_EDGE],
);

export const MARK_READ = graphql(`
  mutation MarkRead($postId: ID!) {
    markNotificationsRead(input: {}) {
      viewer { id unreadNotificationCount notifications(first: 10) { nodes { id readAt } } }
    }
    markRead(input: { subjectId: $postId }) {
      subject { id unreadCommentCount comments(first: 20) { nodes { id isUnread } } }
    }
  }
`);

export const PREVIEW = graphql(`
  query Preview($markdown: String!) {
    preview(markdown: $markdown, context: COMMENT) { html }
  }
`);

export const ADD_COMMENT = graphql(
  `
  mutation AddComment($input: CreateCommentInput!) {
    createComment(input: $input) {
      commentEdge { ...CommentEdge }
      userErrors { message path }
    }
  }
`,
  [COMMENT_EDGE],
);

export const CREATE_POST = graphql(`
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) { post { id } userErrors { message path } }
  }
`);

export const CREATE_UPLOAD = graphql(`
  mutation CreateUpload($byteSize: Int!) {
    createUpload(input: { byteSize: $byteSize }) {
      url token upload { id } userErrors { message }
    }
  }
`);

export const MUTE = graphql(`
  mutation Mute($userId: ID!) {
    muteUser(input: { userId: $userId }) { user { id viewerHasMuted } }
  }
`);
