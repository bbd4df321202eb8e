import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import type { CommentRow } from '../model.ts';
import { Comment, CommentConnection } from '../refs.ts';
import { CommentOrderRef } from '../schema.ts';
import { edgeOfComment } from '../service.ts';
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
    description: 'The comment as it is now.',
    type: Comment,
    resolve: (comment) => comment,
  }),
});

mutation('createComment', {
  description: 'Writes a comment on a post or wiki page, or in answer to a comment.',
  rule: 'comment.create',
  input: (t) => ({
    on: t.id({
      required: true,
      description: 'The post or wiki page that it stands on, or the comment that it answers.',
    }),
    markdown: t.string({ required: true, description: 'What it says, up to 50,000 characters.' }),
    isAnswer: t.boolean({
      description: 'Whether it answers the question that it stands on. Default: no.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createComment,
  payload: (t) => ({
    ...payload(t),
    commentEdge: t.field({
      description: 'The new comment with its place in the list of the thing that it stands on.',
      type: edgeTypeOf(CommentConnection),
      args: {
        orderBy: t.arg({
          type: CommentOrderRef,
          defaultValue: 'NEWEST',
          description: 'The order of the list that it is to be put into.',
        }),
      },
      resolve: (comment, { orderBy }, scope) => edgeOfComment(scope, comment, orderBy ?? 'NEWEST'),
    }),
  }),
});

mutation('editComment', {
  description: 'Changes what a comment of one’s own says, and marks it as edited.',
  rule: 'comment.edit',
  input: (t) => ({
    comment: t.id({ required: true, description: 'Which comment.' }),
    markdown: t.string({ required: true, description: 'What it says from now on.' }),
  }),
  resolve: editComment,
  payload,
});

mutation('retractComment', {
  description: 'Marks a comment of one’s own as no longer stood by. It goes on being shown.',
  rule: 'comment.retract',
  input: (t) => ({
    comment: t.id({ required: true, description: 'Which comment.' }),
    isRetracted: t.boolean({
      required: true,
      defaultValue: true,
      description: 'False takes the mark off.',
    }),
  }),
  resolve: retractComment,
  payload,
});

mutation('deleteComment', {
  description: 'Deletes a comment of one’s own; a tombstone stays while others answered it.',
  rule: 'comment.delete',
  input: (t) => ({ comment: t.id({ required: true, description: 'Which comment.' }) }),
  resolve: (scope, { comment }) => deleteComment(scope, comment),
  payload,
});

mutation('restoreComment', {
  description: 'Brings a comment back that one deleted.',
  rule: 'comment.restore',
  input: (t) => ({ comment: t.id({ required: true, description: 'Which comment.' }) }),
  resolve: (scope, { comment }) => restoreComment(scope, comment),
  payload,
});

mutation('pinComment', {
  description: 'Pins a comment of one’s own to the profile.',
  rule: 'comment.pin',
  input: (t) => ({
    comment: t.id({ required: true, description: 'Which comment.' }),
    isPinned: t.boolean({
      required: true,
      defaultValue: true,
      description: 'False takes it off.',
    }),
  }),
  resolve: pinComment,
  payload,
});

mutation('acceptAnswer', {
  description: 'Takes a comment as the answer to a question of one’s own, in place of any other.',
  rule: 'comment.accept',
  input: (t) => ({
    comment: t.id({ required: true, description: 'Which answer.' }),
    isAccepted: t.boolean({
      required: true,
      defaultValue: true,
      description: 'False leaves the question without an accepted answer.',
    }),
  }),
  resolve: acceptAnswer,
  payload,
});
