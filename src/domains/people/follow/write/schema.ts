import { listedNode } from '../../../../graphql/branded-node.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Followable, FollowConnection } from '../refs.ts';
import { addFollow, edgeOfFollow, removeFollow } from './service.ts';

mutation('follow', {
  description:
    'Follows a person (their new posts), a post or the thread below a comment (new comments), or a wiki page (edits and comments).',
  rule: 'follow.keep',
  input: (t) => ({ subject: t.id({ required: true, description: 'Whom or what to follow.' }) }),
  resolve: (scope, { subject }: { readonly subject: string }) => addFollow(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'Whom or what is followed.',
      type: Followable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
    followEdge: t.field({
      description: 'It, with its place in the list of whom and what the viewer follows.',
      type: edgeTypeOf(FollowConnection),
      resolve: (followed, _args, scope) => edgeOfFollow(scope, followed),
    }),
  }),
});

mutation('unfollow', {
  description: 'Follows somebody or something no longer.',
  rule: 'follow.keep',
  input: (t) => ({ subject: t.id({ required: true, description: 'Whom or what is followed.' }) }),
  resolve: (scope, { subject }: { readonly subject: string }) => removeFollow(scope, subject),
  payload: (t) => ({
    subject: t.field({
      description: 'Whom or what is followed no longer.',
      type: Followable,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
  }),
});
