import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { CommentRow } from './model.ts';

export const Comment = builder.objectRef<CommentRow>('Comment');
export const Commentable = builder.interfaceRef<{
  readonly id: string;
  readonly commentCount: number;
}>('Commentable');
export const CommentConnection = connectionType(Comment, { things: 'comments' });
