import { ApolloClient, ApolloLink, HttpLink, type OperationVariables } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import type { ResultOf } from 'gql.tada';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import * as documents from '../gql-tada/members-day.ts';
import { sendPicture } from '../plain-fetch/upload-picture.ts';
import type { Member } from '../support/member.ts';
import { createCache } from './cache.ts';

type CommentEdge = NonNullable<
  ResultOf<typeof documents.POST>['post']
>['comments']['edges'][number];

/** A member with Apollo Client, over HTTP and for subscriptions over a WebSocket. */
export function signIn(url: string, token: string, webSocketImpl: unknown = WebSocket): Member {
  const authorization = `Bearer ${token}`;
  const socket = createClient({
    url: url.replace('http', 'ws'),
    connectionParams: { authorization },
    webSocketImpl,
  });
  const client = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: url, headers: { authorization } }),
    ),
  });

  const views: { unsubscribe(): void }[] = [];

  function watch<Data, Variables extends OperationVariables>(
    options: ApolloClient.WatchQueryOptions<Data, Variables>,
    show: (data: Data) => void,
  ) {
    views.push(
      client.watchQuery(options).subscribe(({ data, dataState }) => {
        if (dataState === 'complete') show(data as Data);
      }),
    );
  }

  /** Puts a comment at the top of the list, unless it is there already. */
  function insert(postId: string, edge: CommentEdge | null | undefined) {
    const from = { __typename: 'Post', id: postId };
    const options = { from, fragment: documents.COMMENTS, fragmentName: 'Comments' };
    client.cache.updateFragment(options, (post) => {
      if (!edge || !post) return;
      const { edges } = post.comments;
      if (edges.some(({ node }) => node.id === edge.node.id)) return;
      return { ...post, comments: { ...post.comments, edges: [edge, ...edges] } };
    });
  }

  function follow(postId: string) {
    const events = client.subscribe({ query: documents.COMMENT_ADDED, variables: { postId } });
    views.push(events.subscribe(({ data }) => insert(postId, data?.commentAdded.commentEdge)));
  }

  return {
    showNews(show) {
      watch({ query: documents.NEWS }, show);
    },
    showPost(slug, show) {
      let postId: string | undefined;
      watch({ query: documents.POST, variables: { slug } }, ({ post }) => {
        if (!post) return;
        if (!postId) follow(post.id);
        postId = post.id;
        show(post);
      });
    },
    markRead: (postId) => client.mutate({ mutation: documents.MARK_READ, variables: { postId } }),
    async preview(markdown) {
      const { data } = await client.query({ query: documents.PREVIEW, variables: { markdown } });
      return data?.preview?.html;
    },
    async addComment(subjectId, markdown) {
      const input = { subjectId, markdown, idempotencyKey: crypto.randomUUID() };
      const { data } = await client.mutate({
        mutation: documents.ADD_COMMENT,
        variables: { input },
        update: (_cache, result) => insert(subjectId, result.data?.createComment?.commentEdge),
      });
      return data?.createComment?.userErrors ?? [];
    },
    async createPost(input) {
      const { data } = await client.mutate({
        mutation: documents.CREATE_POST,
        variables: { input },
      });
      return data?.createPost?.userErrors ?? [];
    },
    async uploadPicture(file, description) {
      const variables = { byteSize: file.size };
      const { data } = await client.mutate({ mutation: documents.CREATE_UPLOAD, variables });
      if (!data?.createUpload) throw new Error('The server refused the upload.');
      return sendPicture(data.createUpload, file, description);
    },
    mute: (userId) => client.mutate({ mutation: documents.MUTE, variables: { userId } }),
    leave() {
      for (const view of views) view.unsubscribe();
      client.stop();
      void socket.dispose();
    },
  };
}
