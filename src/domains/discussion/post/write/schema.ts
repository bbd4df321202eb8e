import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import type { PostRow } from '../model.ts';
import { edgeOfDraft } from '../own-service.ts';
import { Post, PostConnection } from '../refs.ts';
import { PostKindRef, PostOrderRef } from '../schema.ts';
import { posts } from '../service.ts';
import { updatePost } from './edit-service.ts';
import { deletePost, publishPost, restorePost, unpublishPost } from './publishing-service.ts';
import { createPost } from './service.ts';

/** What nearly all mutations of posts answer with. */
export const postPayload: ObjectFieldsShape<Types, PostRow> = (t) => ({
  post: t.field({
    description: 'The post as it is now.',
    type: Post,
    resolve: (post) => post,
  }),
});

mutation('createPost', {
  description: 'Begins a post. It is a draft, which others do not see before it is published.',
  rule: 'post.create',
  input: (t) => ({
    title: t.string({ required: true, description: 'Its title: up to 300 characters.' }),
    markdown: t.string({
      required: true,
      description: 'What it says, up to 200,000 characters. A draft may say nothing yet.',
    }),
    kind: t.field({
      type: PostKindRef,
      description: 'What sort of post it is, for good. Default: ARTICLE.',
    }),
    linkUrl: t.string({ description: 'What it points at, if it is of the kind LINK.' }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createPost,
  payload: (t) => ({
    ...postPayload(t),
    draftEdge: t.field({
      description: 'The new post with its place in `viewer { drafts }`.',
      type: edgeTypeOf(PostConnection),
      nullable: true,
      resolve: (post, _args, scope) => edgeOfDraft(scope, post),
    }),
  }),
});

mutation('updatePost', {
  description:
    'Changes what a post says, as its next version. What is left out stays as it is. While it is a draft its address follows its title.',
  rule: 'post.edit',
  input: (t) => ({
    post: t.id({ required: true, description: 'Which post.' }),
    basedOn: t.int({
      required: true,
      description:
        'The number of the version that was changed. When there is a newer one nothing is done, and the error EDIT_CONFLICT has its text (`theirs`), its number (`version`) and the text of this input (`yours`).',
    }),
    title: t.string({ description: 'Its new title.' }),
    markdown: t.string({ description: 'What it says from now on.' }),
    linkUrl: t.string({
      description: 'What it points at from now on, if it is of the kind LINK; null for nothing.',
    }),
    summary: t.string({ description: 'What was changed and why, for the history.' }),
    isMinor: t.boolean({ description: 'Whether it is hardly worth looking at. Default: no.' }),
  }),
  resolve: updatePost,
  payload: postPayload,
});

mutation('publishPost', {
  description: 'Shows a draft of one’s own to everybody.',
  rule: 'post.publish',
  input: (t) => ({ post: t.id({ required: true, description: 'Which post.' }) }),
  resolve: (scope, { post }) => publishPost(scope, post),
  payload: (t) => ({
    ...postPayload(t),
    postEdge: t.field({
      description: 'The post with its place in the list of all posts.',
      type: edgeTypeOf(PostConnection),
      args: {
        orderBy: t.arg({
          type: PostOrderRef,
          defaultValue: 'NEWEST',
          description: 'The order of the list that it is to be put into.',
        }),
      },
      resolve: async (post, { orderBy }, scope) => ({
        row: post,
        connection: await posts(scope, { orderBy: orderBy ?? 'NEWEST' }),
      }),
    }),
  }),
});

mutation('unpublishPost', {
  description: 'Makes a published post of one’s own a draft again.',
  rule: 'post.unpublish',
  input: (t) => ({ post: t.id({ required: true, description: 'Which post.' }) }),
  resolve: (scope, { post }) => unpublishPost(scope, post),
  payload: postPayload,
});

mutation('deletePost', {
  description: 'Deletes a post or a draft of one’s own.',
  rule: 'post.delete',
  input: (t) => ({ post: t.id({ required: true, description: 'Which post.' }) }),
  resolve: (scope, { post }) => deletePost(scope, post),
  payload: postPayload,
});

mutation('restorePost', {
  description: 'Brings a post back that one deleted, as it was.',
  rule: 'post.restore',
  input: (t) => ({ post: t.id({ required: true, description: 'Which post.' }) }),
  resolve: (scope, { post }) => restorePost(scope, post),
  payload: postPayload,
});
