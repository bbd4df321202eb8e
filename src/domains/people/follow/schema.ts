import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { Comment } from '../../discussion/comment/refs.ts';
import { Post } from '../../discussion/post/refs.ts';
import { Viewer } from '../../viewer/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { User } from '../user/refs.ts';
import { Followable, FollowConnection } from './refs.ts';
import { follows } from './service.ts';

builder.objectField(Viewer, 'following', (t) =>
  t.field({
    description:
      'The users and content that the viewer follows, newest first. Null for anonymous viewers.',
    type: FollowConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (_viewer, args, scope) => follows.list(scope, args),
  }),
);

Followable.implement({
  description:
    'A user or content that the viewer can follow. Following a comment means following the thread below it.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    viewerIsFollowing: t.boolean({
      description:
        'Whether the viewer follows this and gets notifications about it. False for anonymous viewers.',
      reads: ['id'],
      resolve: async ({ id }, _args, scope) => (await follows.find(scope, id)) !== null,
    }),
  }),
});

for (const type of [User, Post, Comment, WikiPage]) type.addInterfaces([Followable]);
