import { builder } from '../../../graphql/builder.ts';
import { mutation } from '../../../graphql/mutation.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import {
  acceptCoauthorship,
  declineCoauthorship,
  inviteCoauthor,
  invitedTo,
  removeCoauthor,
} from './coauthor-service.ts';
import type { PostAuthor } from './model.ts';
import { Post } from './refs.ts';
import { authorsOf } from './service.ts';
import { MAX_COAUTHORS } from './write/content.ts';
import { postPayload } from './write/schema.ts';

const PostAuthorRef = builder.objectRef<PostAuthor>('PostAuthor').implement({
  description: 'An author of a post, and how they became one.',
  fields: (t) => ({
    user: t.field({
      description: 'The account. Null if it no longer exists.',
      type: User,
      nullable: true,
      ...toOne('userId', usersById),
    }),
    name: t.exposeString('name', {
      description: 'The name to display. It remains when the account no longer exists.',
    }),
    invitedBy: t.field({
      description:
        'The user who invited this co-author. Null for the first author, and if it was not recorded.',
      type: User,
      nullable: true,
      ...toOne('invitedById', usersById),
    }),
    invitedAt: t.expose('invitedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When this co-author was invited. Null for the first author.',
    }),
  }),
});

builder.objectField(Post, 'authors', (t) =>
  t.field({
    description: 'The author, then the co-authors in the order of their invitations.',
    type: [PostAuthorRef],
    complexity: listPrice(1 + MAX_COAUTHORS),
    reads: ['id', 'authorId', 'authorName'],
    resolve: (post, _args, scope) => authorsOf(scope, post),
  }),
);

builder.objectField(Post, 'invitedCoauthors', (t) =>
  t.field({
    description:
      'The users who have not answered their invitation to be a co-author. Visible to the inviting author and moderators only, empty for others.',
    type: [User],
    complexity: listPrice(MAX_COAUTHORS),
    reads: ['id', 'authorId'],
    resolve: (post, _args, scope) => invitedTo(scope, post),
  }),
);

mutation('inviteCoauthor', {
  description:
    'Invites a user to be a co-author of your post. The user can then see the post, even as a draft. New members whose texts are held for review cannot invite others.',
  rule: 'post.inviteCoauthor',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    userId: t.id({ required: true, description: 'The id of the user, as `User.id` returns it.' }),
  }),
  resolve: inviteCoauthor,
  payload: postPayload,
});

mutation('removeCoauthor', {
  description: 'Removes a co-author from your post, or withdraws an invitation.',
  rule: 'post.removeCoauthor',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    userId: t.id({ required: true, description: 'The id of the user, as `User.id` returns it.' }),
  }),
  resolve: removeCoauthor,
  payload: postPayload,
});

mutation('acceptCoauthorship', {
  description:
    'Accepts an invitation to be a co-author. You are then listed as an author and may edit the post. Your vote on the post is removed.',
  rule: 'post.acceptCoauthorship',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
  }),
  resolve: (scope, { postId }) => acceptCoauthorship(scope, postId),
  payload: postPayload,
});

mutation('declineCoauthorship', {
  description: 'Declines an invitation to be a co-author, or removes you from the co-authors.',
  rule: 'post.declineCoauthorship',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
  }),
  resolve: async (scope, { postId }: { readonly postId: string }) => ({
    post: await declineCoauthorship(scope, postId),
  }),
  payload: (t) => ({
    post: t.field({
      description: 'The post after the change. Null if the viewer can no longer see it.',
      type: Post,
      nullable: true,
      resolve: ({ post }) => post,
    }),
  }),
});
