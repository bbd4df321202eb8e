import type { ObjectFieldsShape } from '@pothos/core';
import type { InputFields, Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { reasonField } from '../../../moderation/log/reason-field.ts';
import type { CommentRow } from '../model.ts';
import { Comment } from '../refs.ts';
import { hideComment, unhideComment } from './moderation-service.ts';

const commentInput = (t: InputFields) => ({
  commentId: t.id({
    required: true,
    description: 'The id of the comment, as `Comment.id` returns it.',
  }),
  reason: reasonField(t),
});

const commentPayload: ObjectFieldsShape<Types, CommentRow> = (t) => ({
  comment: t.field({
    description: 'The comment after the change.',
    type: Comment,
    resolve: (comment) => comment,
  }),
});

mutation('hideComment', {
  description:
    'Hides a comment from all users except its author and moderators. If it has replies, a tombstone remains in its place.',
  rule: 'comment.hide',
  input: commentInput,
  resolve: hideComment,
  payload: commentPayload,
});

mutation('unhideComment', {
  description: 'Shows a hidden comment again.',
  rule: 'comment.unhide',
  input: commentInput,
  resolve: unhideComment,
  payload: commentPayload,
});
