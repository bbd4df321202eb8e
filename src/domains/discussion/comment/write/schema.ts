import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../../graphql/builder.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import { SiteLimits } from '../../../site/refs.ts';
import { commentEdge } from '../edges.ts';
import type { CommentRow } from '../model.ts';
import { Comment } from '../refs.ts';
import { MAX_COMMENT_DEPTH, MAX_COMMENT_LENGTH } from './content.ts';
import {
  acceptAnswer,
  deleteComment,
  editComment,
  pinComment,
  restoreComment,
  retractComment,
} from './edit-service.ts';
import { createComment } from './service.ts';

const payload: ObjectFieldsShape<Types, CommentRow> = (t) => ({
  comment: t.field({
    description: 'The comment after the change.',
    type: Comment,
    resolve: (comment) => comment,
  }),
});

mutation('createComment', {
  description: 'Writes a comment on a post or wiki page, or a reply to a comment.',
  rule: 'comment.create',
  input: (t) => ({
    subjectId: t.id({
      required: true,
      description: 'The id of the post or wiki page to comment on, or of the comment to reply to.',
    }),
    markdown: t.string({
      required: true,
      description: 'The text as Markdown. At most 50,000 characters.',
    }),
    isAnswer: t.boolean({
      description: 'Whether the comment is an answer to a question. The default is false.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createComment,
  payload: (t) => ({
    ...payload(t),
    commentEdge: commentEdge(t, (comment) => comment),
  }),
});

mutation('editComment', {
  description: 'Changes the text of your comment and marks it as edited.',
  rule: 'comment.edit',
  input: (t) => ({
    commentId: t.id({
      required: true,
      description: 'The id of the comment, as `Comment.id` returns it.',
    }),
    markdown: t.string({
      required: true,
      description: 'The new text as Markdown. At most 50,000 characters.',
    }),
  }),
  resolve: editComment,
  payload,
});

mutation('retractComment', {
  description: 'Marks your comment as retracted, or removes the mark. The comment remains visible.',
  rule: 'comment.retract',
  input: (t) => ({
    commentId: t.id({
      required: true,
      description: 'The id of the comment, as `Comment.id` returns it.',
    }),
    isRetracted: t.boolean({
      required: true,
      defaultValue: true,
      description: 'True marks the comment as retracted, false removes the mark.',
    }),
  }),
  resolve: retractComment,
  payload,
});

mutation('deleteComment', {
  description: 'Deletes your comment. If it has replies, a tombstone remains in its place.',
  rule: 'comment.delete',
  input: (t) => ({
    commentId: t.id({
      required: true,
      description: 'The id of the comment, as `Comment.id` returns it.',
    }),
  }),
  resolve: (scope, { commentId }) => deleteComment(scope, commentId),
  payload,
});

mutation('restoreComment', {
  description: 'Restores your deleted comment.',
  rule: 'comment.restore',
  input: (t) => ({
    commentId: t.id({
      required: true,
      description: 'The id of the comment, as `Comment.id` returns it.',
    }),
  }),
  resolve: (scope, { commentId }) => restoreComment(scope, commentId),
  payload,
});

mutation('pinComment', {
  description: 'Pins your comment to your profile, or unpins it.',
  rule: 'comment.pin',
  input: (t) => ({
    commentId: t.id({
      required: true,
      description: 'The id of the comment, as `Comment.id` returns it.',
    }),
    isPinned: t.boolean({
      required: true,
      defaultValue: true,
      description: 'True pins the comment, false unpins it.',
    }),
  }),
  resolve: pinComment,
  payload,
});

mutation('acceptAnswer', {
  description:
    'Accepts a comment as the answer to your question. It replaces the answer accepted before.',
  rule: 'comment.accept',
  input: (t) => ({
    commentId: t.id({
      required: true,
      description: 'The id of the answer, as `Comment.id` returns it.',
    }),
    isAccepted: t.boolean({
      required: true,
      defaultValue: true,
      description:
        'True accepts the answer. False removes the acceptance, and the question then has no accepted answer.',
    }),
  }),
  resolve: acceptAnswer,
  payload: (t) => ({
    comment: t.field({
      description: 'The comment after the change.',
      type: Comment,
      resolve: ({ comment }) => comment,
    }),
    replacedAnswer: t.field({
      description:
        'The answer that was accepted before, and is not any more. Null if there was no other.',
      type: Comment,
      nullable: true,
      resolve: ({ replacedAnswer }) => replacedAnswer,
    }),
  }),
});

builder.objectFields(SiteLimits, (t) => ({
  commentCharacters: t.int({
    description: 'The maximum length of a comment in Markdown.',
    resolve: () => MAX_COMMENT_LENGTH,
  }),
  threadDepth: t.int({
    description: 'The maximum `depth` of a comment. A comment that is no reply has the depth 0.',
    resolve: () => MAX_COMMENT_DEPTH,
  }),
}));
