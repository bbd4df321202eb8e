import { builder } from '../../../graphql/builder.ts';
import { mutation } from '../../../graphql/mutation.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { User } from '../../people/user/refs.ts';
import {
  acceptCoauthorship,
  declineCoauthorship,
  inviteCoauthor,
  invitedTo,
  removeCoauthor,
} from './coauthor-service.ts';
import { Post } from './refs.ts';
import { MOST_COAUTHORS } from './write/content.ts';
import { postPayload } from './write/schema.ts';

builder.objectField(Post, 'invitedCoauthors', (t) =>
  t.field({
    description:
      'Who was asked to write it together and has not answered yet. Only who asked and moderators see them.',
    type: [User],
    complexity: listPrice(MOST_COAUTHORS),
    reads: ['id', 'authorId'],
    resolve: (post, _args, scope) => invitedTo(scope, post),
  }),
);

mutation('inviteCoauthor', {
  description:
    'Asks somebody to write a post of one’s own together. They see it from then on, also as a draft. Newcomers whose texts are held for review cannot ask.',
  rule: 'post.inviteCoauthor',
  input: (t) => ({
    post: t.id({ required: true, description: 'Which post.' }),
    user: t.id({ required: true, description: 'Whom.' }),
  }),
  resolve: inviteCoauthor,
  payload: postPayload,
});

mutation('removeCoauthor', {
  description: 'Takes somebody off the co-authors of a post of one’s own, or an invitation back.',
  rule: 'post.removeCoauthor',
  input: (t) => ({
    post: t.id({ required: true, description: 'Which post.' }),
    user: t.id({ required: true, description: 'Whom.' }),
  }),
  resolve: removeCoauthor,
  payload: postPayload,
});

mutation('acceptCoauthorship', {
  description:
    'Agrees to be a co-author: one is shown as such, and may change the post. One’s vote on it is withdrawn.',
  rule: 'post.acceptCoauthorship',
  input: (t) => ({ post: t.id({ required: true, description: 'Which post.' }) }),
  resolve: (scope, { post }) => acceptCoauthorship(scope, post),
  payload: postPayload,
});

mutation('declineCoauthorship', {
  description: 'Declines to be a co-author, or is one no longer.',
  rule: 'post.declineCoauthorship',
  input: (t) => ({ post: t.id({ required: true, description: 'Which post.' }) }),
  resolve: async (scope, { post }: { readonly post: string }) => ({
    post: await declineCoauthorship(scope, post),
  }),
  payload: (t) => ({
    post: t.field({
      description: 'The post as it is now; null when the viewer does not see it any more.',
      type: Post,
      nullable: true,
      resolve: ({ post }) => post,
    }),
  }),
});
