import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection.ts';
import type { PostRow } from './model.ts';

export const Post = builder.objectRef<PostRow>('Post');
export const PostConnection = connectionType(Post, { things: 'posts' });
