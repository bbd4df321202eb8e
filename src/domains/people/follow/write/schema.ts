import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { itemMutation } from '../../subject/write/schema.ts';
import { Followable, FollowConnection } from '../refs.ts';
import { followChanges } from './service.ts';

itemMutation('follow', {
  description:
    'Follows a user (new posts), a post or a thread (new comments), or a wiki page (edits and comments).',
  rule: 'follow.update',
  change: followChanges.add,
  subject: {
    type: Followable,
    input: 'The id of the user, post, comment or wiki page.',
    payload: 'The followed item after the change.',
  },
  payload: (t) => ({
    followEdge: t.field({
      description: 'The followed item with its cursor in `viewer { following }`.',
      type: edgeTypeOf(FollowConnection),
      nullable: true,
      resolve: (follow, _args, scope) => followChanges.edgeOf(scope, follow),
    }),
  }),
});

itemMutation('unfollow', {
  description: 'Stops following a user, post, thread or wiki page.',
  rule: 'follow.update',
  change: followChanges.remove,
  subject: {
    type: Followable,
    input: 'The id of the followed user, post, comment or wiki page.',
    payload: 'The item that the viewer no longer follows.',
  },
});
