import {
  ConnectionHandler,
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  type GraphQLTaggedNode,
  getRequest,
  graphql,
  type MutationParameters,
  type OperationType,
  requestSubscription,
} from 'relay-runtime';
import { sendPicture } from '../plain-fetch/upload-picture.ts';
import type { Member } from '../support/member.ts';
import type { membersDayAddCommentMutation } from './__generated__/membersDayAddCommentMutation.graphql.ts';
import type { membersDayCommentAddedSubscription } from './__generated__/membersDayCommentAddedSubscription.graphql.ts';
import type { membersDayCreatePostMutation } from './__generated__/membersDayCreatePostMutation.graphql.ts';
import type { membersDayCreateUploadMutation } from './__generated__/membersDayCreateUploadMutation.graphql.ts';
import type { membersDayMarkReadMutation } from './__generated__/membersDayMarkReadMutation.graphql.ts';
import type { membersDayMuteMutation } from './__generated__/membersDayMuteMutation.graphql.ts';
import type { membersDayNewsQuery } from './__generated__/membersDayNewsQuery.graphql.ts';
import type { membersDayPostQuery } from './__generated__/membersDayPostQuery.graphql.ts';
import type { membersDayPreviewQuery } from './__generated__/membersDayPreviewQuery.graphql.ts';
import { createEnvironment } from './environment.ts';

const NEWS = graphql`
  query membersDayNewsQuery {
    viewer {
      user { username }
      unreadNotificationCount
      notifications(first: 10) { nodes { kind readAt actor { username } } }
    }
    posts(orderBy: ACTIVE, first: 10) { nodes { title unreadCommentCount } }
  }
`;

const POST = graphql`
  query membersDayPostQuery($slug: String!) {
    post(slug: $slug) {
      id
      unreadCommentCount
      comments(first: 20) @connection(key: "membersDay_comments") {
        edges {
          node { id isUnread body { html } author { id username viewerHasMuted } }
        }
      }
    }
  }
`;

const COMMENT_ADDED = graphql`
  subscription membersDayCommentAddedSubscription($postId: ID!, $lists: [ID!]!) {
    commentAdded(subjectId: $postId) {
      comment { post { unreadCommentCount } }
      commentEdge @prependEdge(connections: $lists) {
        node { id isUnread body { html } author { id username viewerHasMuted } }
      }
    }
  }
`;

const MARK_READ = graphql`
  mutation membersDayMarkReadMutation($postId: ID!) {
    markNotificationsRead(input: {}) {
      viewer { unreadNotificationCount notifications(first: 10) { nodes { readAt } } }
    }
    markRead(input: { subjectId: $postId }) {
      subject { unreadCommentCount comments(first: 20) { nodes { isUnread } } }
    }
  }
`;

const PREVIEW = graphql`
  query membersDayPreviewQuery($markdown: String!) {
    preview(markdown: $markdown, context: COMMENT) { html }
  }
`;

const ADD_COMMENT = graphql`
  mutation membersDayAddCommentMutation($input: CreateCommentInput!, $lists: [ID!]!) {
    createComment(input: $input) {
      commentEdge @prependEdge(connections: $lists) {
        node { id isUnread body { html } author { id username viewerHasMuted } }
      }
      userErrors { message path }
    }
  }
`;

const CREATE_POST = graphql`
  mutation membersDayCreatePostMutation($input: CreatePostInput!) {
    createPost(input: $input) { post { id } userErrors { message path } }
  }
`;

const CREATE_UPLOAD = graphql`
  mutation membersDayCreateUploadMutation($byteSize: Int!) {
    createUpload(input: { byteSize: $byteSize }) {
      url
      token
      upload { id }
      userErrors { message }
    }
  }
`;

const MUTE = graphql`
  mutation membersDayMuteMutation($userId: ID!) {
    muteUser(input: { userId: $userId }) { user { viewerHasMuted } }
  }
`;

/** The lists of the comments on a post in which new ones are shown. */
const listsOf = (postId: string) => [
  ConnectionHandler.getConnectionID(postId, 'membersDay_comments'),
];

/** A member with Relay. The components of `web/` do the same with its hooks. */
export function signIn(url: string, token: string): Member {
  const environment = createEnvironment(url, token);
  const views: { dispose(): void }[] = [];

  async function watch<Query extends OperationType>(
    query: GraphQLTaggedNode,
    variables: Query['variables'],
    show: (data: Query['response']) => void,
  ) {
    const operation = createOperationDescriptor(getRequest(query), variables);
    views.push(environment.retain(operation));
    await environment.execute({ operation }).toPromise();
    const snapshot = environment.lookup(operation.fragment);
    const showAll = ({ data, isMissingData }: typeof snapshot) => {
      if (!isMissingData) show(data as Query['response']);
    };
    views.push(environment.subscribe(snapshot, showAll));
    showAll(snapshot);
  }

  function mutate<Mutation extends MutationParameters>(
    mutation: GraphQLTaggedNode,
    variables: Mutation['variables'],
  ) {
    return new Promise<Mutation['response']>((onCompleted, onError) => {
      commitMutation<Mutation>(environment, { mutation, variables, onCompleted, onError });
    });
  }

  function follow(postId: string) {
    const variables = { postId, lists: listsOf(postId) };
    const config = { subscription: COMMENT_ADDED, variables };
    views.push(requestSubscription<membersDayCommentAddedSubscription>(environment, config));
  }

  return {
    showNews(show) {
      void watch<membersDayNewsQuery>(NEWS, {}, show);
    },
    showPost(slug, show) {
      let postId: string | undefined;
      void watch<membersDayPostQuery>(POST, { slug }, ({ post }) => {
        if (!post) return;
        if (!postId) follow(post.id);
        postId = post.id;
        show(post);
      });
    },
    markRead: (postId) => mutate<membersDayMarkReadMutation>(MARK_READ, { postId }),
    async preview(markdown) {
      const query = fetchQuery<membersDayPreviewQuery>(environment, PREVIEW, { markdown });
      return (await query.toPromise())?.preview?.html;
    },
    async addComment(subjectId, markdown) {
      const input = { subjectId, markdown, idempotencyKey: crypto.randomUUID() };
      const variables = { input, lists: listsOf(subjectId) };
      const { createComment } = await mutate<membersDayAddCommentMutation>(ADD_COMMENT, variables);
      return createComment?.userErrors ?? [];
    },
    async createPost(input) {
      const { createPost } = await mutate<membersDayCreatePostMutation>(CREATE_POST, { input });
      return createPost?.userErrors ?? [];
    },
    async uploadPicture(file, description) {
      const variables = { byteSize: file.size };
      const data = await mutate<membersDayCreateUploadMutation>(CREATE_UPLOAD, variables);
      if (!data.createUpload) throw new Error('The server refused the upload.');
      return sendPicture(data.createUpload, file, description);
    },
    mute: (userId) => mutate<membersDayMuteMutation>(MUTE, { userId }),
    leave() {
      for (const view of views) view.dispose();
    },
  };
}
