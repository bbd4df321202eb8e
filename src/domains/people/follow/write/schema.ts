import { listedNode } from '../../../../graphql/branded-node.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Followable, FollowConnection } from '../refs.ts';
import { addFollow, edgeOfFollow, removeFollow } from './service.ts';

mutation('follow', {
  description:
    'Follows a user (new posts), a post or a thread (new comments), or a wiki page (edits and comments).',
  rule: 'follow.keep',
  input: (t) => ({
    subject: t.id({
      required: true,
      description: 'The id of the user, post, comment or wiki page.',
    }),
  }),
  resolve: (scope, { subject }: { readonly subject: string }) => addFollow(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'The followed item after the change.',
      type: Followable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
    followEdge: t.field({
      description: 'The followed item with its cursor in `viewer { following }`.',
      type: edgeTypeOf(FollowConnection),
      resolve: (followed, _args, scope) => edgeOfFollow(scope, followed),
    }),
  }),
});

mutation('unfollow', {
  description: 'Stops following a user, post, thread or wiki page.',
  rule: 'follow.keep',
  input: (t) => ({
    subject: t.id({ required: true, description: 'The followed item after the change.' }),
  }),
  resolve: (scope, { subject }: { readonly subject: string }) => removeFollow(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'The item that the viewer no longer follows.',
      type: Followable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
  }),
});
