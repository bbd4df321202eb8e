import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { Viewer } from '../../viewer/refs.ts';
import { User } from '../user/refs.ts';
import { MutedUserConnection } from './muted-user-connection.ts';
import { hasMuted, isMutedPost, mutedUsers, prefetchMuted, prefetchMutedPosts } from './service.ts';

builder.objectField(Viewer, 'mutedUsers', (t) =>
  t.field({
    description:
      'The users whom the viewer has muted, newest first. Only the viewer can see them. Null for anonymous viewers.',
    type: MutedUserConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (_viewer, args, scope) => mutedUsers(scope, args),
  }),
);

builder.objectField(User, 'viewerHasMuted', (t) =>
  t.boolean({
    description: 'Whether the viewer has muted the user. False for anonymous viewers.',
    reads: ['id'],
    prefetch: prefetchMuted('id'),
    resolve: ({ id }, _args, scope) => hasMuted(scope, id),
  }),
);

builder.objectField(Post, 'isMuted', (t) =>
  t.boolean({
    description:
      'Whether the viewer has muted the author of the post or a co-author. Show the post folded. False for anonymous viewers.',
    reads: ['id'],
    prefetch: prefetchMutedPosts,
    resolve: ({ id }, _args, scope) => isMutedPost(scope, id),
  }),
);

builder.objectField(Comment, 'isMuted', (t) =>
  t.boolean({
    description:
      'Whether the viewer has muted the author of the comment. Show the comment folded. False for anonymous viewers and for tombstones.',
    reads: ['authorId'],
    prefetch: prefetchMuted('authorId'),
    resolve: ({ authorId }, _args, scope) => hasMuted(scope, authorId),
  }),
);
