import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { CommentRevisionRow } from './model.ts';

export const CommentRevision = builder.objectRef<CommentRevisionRow>('CommentRevision');
export const CommentRevisionConnection = connectionType(CommentRevision, {
  things: 'former texts of a comment',
});
