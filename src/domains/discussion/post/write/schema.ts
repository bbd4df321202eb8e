import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../../graphql/builder.ts';
import { EDGE_ORDER_DESCRIPTION, edgeTypeOf } from '../../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import { SiteLimits } from '../../../site/refs.ts';
import type { PostRow } from '../model.ts';
import { edgeOfDraft } from '../own-service.ts';
import { Post, PostConnection } from '../refs.ts';
import { PostKindRef, PostOrderRef } from '../schema.ts';
import { posts } from '../service.ts';
import { MAX_COAUTHORS, MAX_POST_LENGTH, MAX_SUMMARY_LENGTH, MAX_TOPICS } from './content.ts';
import { updatePost } from './edit-service.ts';
import { deletePost, publishPost, restorePost, unpublishPost } from './publishing-service.ts';
import { createPost } from './service.ts';

/** What nearly all mutations of posts answer with. */
export const postPayload: ObjectFieldsShape<Types, PostRow> = (t) => ({
  post: t.field({
    description: 'The post after the change.',
    type: Post,
    resolve: (post) => post,
  }),
});

mutation('createPost', {
  description: 'Creates a post as a draft. Others cannot see it until it is published.',
  rule: 'post.create',
  input: (t) => ({
    title: t.string({ required: true, description: 'The title. At most 300 characters.' }),
    markdown: t.string({
      required: true,
      description:
        'The text as Markdown. At most 200,000 characters. The text of a draft can be empty.',
    }),
    kind: t.field({
      type: PostKindRef,
      description: 'The kind of post. It cannot be changed later. Default: ARTICLE.',
    }),
    linkUrl: t.string({
      description: 'The web address that a post of the kind LINK points to. Null for other kinds.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createPost,
  payload: (t) => ({
    ...postPayload(t),
    draftEdge: t.field({
      description: 'The new draft with its cursor in `viewer { drafts }`.',
      type: edgeTypeOf(PostConnection),
      nullable: true,
      resolve: (post, _args, scope) => edgeOfDraft(scope, post),
    }),
  }),
});

mutation('updatePost', {
  description:
    'Changes your post and saves it as a new version. Fields that are left out do not change. The slug of a draft follows its title.',
  rule: 'post.edit',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    basedOn: t.int({
      required: true,
      description:
        'The number of the version that you edited. If there is a newer version, nothing changes and `userErrors` contains an EditConflict.',
    }),
    title: t.string({ description: 'The new title.' }),
    markdown: t.string({
      description: 'The new text as Markdown. At most 200,000 characters.',
    }),
    linkUrl: t.string({
      description: 'The new web address that a post of the kind LINK points to. Null removes it.',
    }),
    summary: t.string({ description: 'A summary of the change and its reason, for the history.' }),
    isMinor: t.boolean({ description: 'Whether this is a minor edit. The default is false.' }),
    draftVersion: t.int({
      description:
        'The `version` of your saved draft that this change contains. The draft is deleted, unless a newer one was saved.',
    }),
  }),
  resolve: updatePost,
  payload: postPayload,
});

mutation('publishPost', {
  description: 'Publishes your draft, so that all readers can see it.',
  rule: 'post.publish',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
  }),
  resolve: (scope, { postId }) => publishPost(scope, postId),
  payload: (t) => ({
    ...postPayload(t),
    postEdge: t.field({
      description:
        'The post with its cursor in the list of all posts. One that is held for review is in no list until it is approved.',
      type: edgeTypeOf(PostConnection),
      args: {
        orderBy: t.arg({
          type: PostOrderRef,
          defaultValue: 'NEWEST',
          description: EDGE_ORDER_DESCRIPTION,
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
  description: 'Turns your published post back into a draft.',
  rule: 'post.unpublish',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
  }),
  resolve: (scope, { postId }) => unpublishPost(scope, postId),
  payload: postPayload,
});

mutation('deletePost', {
  description: 'Deletes your post or draft.',
  rule: 'post.delete',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
  }),
  resolve: (scope, { postId }) => deletePost(scope, postId),
  payload: postPayload,
});

mutation('restorePost', {
  description: 'Restores your deleted post to its former state.',
  rule: 'post.restore',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
  }),
  resolve: (scope, { postId }) => restorePost(scope, postId),
  payload: postPayload,
});

builder.objectFields(SiteLimits, (t) => ({
  postCharacters: t.int({
    description: 'The maximum length of a post in Markdown.',
    resolve: () => MAX_POST_LENGTH,
  }),
  summaryCharacters: t.int({
    description: 'The maximum length of the summary of an edit.',
    resolve: () => MAX_SUMMARY_LENGTH,
  }),
  coauthors: t.int({
    description: 'The maximum number of co-authors of a post.',
    resolve: () => MAX_COAUTHORS,
  }),
  topics: t.int({
    description: 'The maximum number of topics of a post.',
    resolve: () => MAX_TOPICS,
  }),
}));
