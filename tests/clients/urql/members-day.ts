import { type Cache, cacheExchange } from '@urql/exchange-graphcache';
import type { ResultOf } from 'gql.tada';
import { type AnyVariables, Client, fetchExchange, type OperationResult } from 'urql';
import * as documents from '../gql-tada/members-day.ts';
import { sendPicture } from '../plain-fetch/upload-picture.ts';
import type { Member } from '../support/member.ts';
import { cacheOptions } from './cache.ts';

type CommentAdded = ResultOf<typeof documents.COMMENT_ADDED>;
type AddComment = ResultOf<typeof documents.ADD_COMMENT>;
type CommentEdge = CommentAdded['commentAdded']['commentEdge'];

/** A member with urql and its normalized cache. Subscriptions are streams of server-sent events. */
export function signIn(url: string, token: string): Member {
  const client = new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    fetchSubscriptions: true,
    exchanges: [cacheExchange({ ...cacheOptions, updates }), fetchExchange],
  });
  const views: { unsubscribe(): void }[] = [];

  function follow(postId: string) {
    views.push(client.subscription(documents.COMMENT_ADDED, { postId }).subscribe(() => {}));
  }

  return {
    showNews(show) {
      views.push(client.query(documents.NEWS, {}).subscribe(({ data }) => data && show(data)));
    },
    showPost(slug, show) {
      let postId: string | undefined;
      const results = client.query(documents.POST, { slug });
      views.push(
        results.subscribe(({ data }) => {
          if (!data?.post) return;
          if (!postId) follow(data.post.id);
          postId = data.post.id;
          show(data.post);
        }),
      );
    },
    async markRead(postId) {
      dataOf(await client.mutation(documents.MARK_READ, { postId }));
    },
    async preview(markdown) {
      const { preview } = dataOf(await client.query(documents.PREVIEW, { markdown }));
      return preview?.html;
    },
    async addComment(subjectId, markdown) {
      const input = { subjectId, markdown, idempotencyKey: crypto.randomUUID() };
      const { createComment } = dataOf(await client.mutation(documents.ADD_COMMENT, { input }));
      return createComment?.userErrors ?? [];
    },
    async createPost(input) {
      const { createPost } = dataOf(await client.mutation(documents.CREATE_POST, { input }));
      return createPost?.userErrors ?? [];
    },
    async uploadPicture(file, description) {
      const variables = { byteSize: file.size };
      const { createUpload } = dataOf(await client.mutation(documents.CREATE_UPLOAD, variables));
      if (!createUpload) throw new Error('The server refused the upload.');
      return sendPicture(createUpload, file, description);
    },
    async mute(userId) {
      dataOf(await client.mutation(documents.MUTE, { userId }));
    },
    leave() {
      for (const view of views) view.unsubscribe();
    },
  };
}

/** What the cache changes besides the objects of an answer. */
const updates = {
  Mutation: {
    createComment: (result: AddComment, { input }: Inputs, cache: Cache) =>
      insert(cache, input.subjectId, result.createComment?.commentEdge),
  },
  Subscription: {
    commentAdded: (result: CommentAdded, { subjectId }: Subject, cache: Cache) =>
      insert(cache, subjectId, result.commentAdded.commentEdge),
  },
};

type Subject = { subjectId: string };
type Inputs = { input: Subject };

/** Puts a comment at the top of the list, unless it is there already. */
function insert(cache: Cache, postId: string, edge: CommentEdge | null | undefined) {
  const post = cache.readFragment(documents.COMMENTS, { __typename: 'Post', id: postId });
  if (!edge || !post) return;
  const { edges } = post.comments;
  if (edges.some(({ node }) => node.id === edge.node.id)) return;
  const changed = { ...post, comments: { ...post.comments, edges: [edge, ...edges] } };
  cache.writeFragment(documents.COMMENTS, changed);
}

function dataOf<Data, Variables extends AnyVariables>(
  result: OperationResult<Data, Variables>,
): Data {
  if (!result.data) throw result.error ?? new Error('The answer is empty.');
  return result.data;
}
