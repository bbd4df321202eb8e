import { builder } from '../../../graphql/builder.ts';
import { connectionOf, pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { Viewer } from '../../viewer/refs.ts';
import type { InvitationRow, PostRow } from './model.ts';
import { drafts, invitations } from './own-service.ts';
import { Post, PostConnection } from './refs.ts';

builder.objectField(Viewer, 'drafts', (t) =>
  t.field({
    description:
      'The viewer’s unpublished posts, newest first, as author or co-author. Null for anonymous viewers.',
    type: PostConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (viewer, args, scope) =>
      viewer.kind === 'member' ? drafts(scope, viewer.id, args) : null,
  }),
);

const InvitationConnection = connectionOf<InvitationRow, PostRow>(Post, {
  name: 'Invitation',
  things: 'posts that the viewer is invited to',
  toNode: (post) => post,
  edgeFields: (t) => ({
    invitedAt: t.field({
      description: 'When the viewer was invited.',
      type: 'DateTime',
      resolve: ({ row }) => row.invitedAt,
    }),
    invitedBy: t.field({
      description: 'The user who invited the viewer. Null if it was not recorded.',
      type: User,
      nullable: true,
      resolve: ({ row: { invitedById } }, _args, scope) =>
        invitedById === null ? null : usersById(scope).load(invitedById),
    }),
  }),
});

builder.objectField(Viewer, 'invitations', (t) =>
  t.field({
    description:
      'The posts that the viewer is invited to as a co-author, newest invitation first. Null for anonymous viewers.',
    type: InvitationConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (viewer, args, scope) =>
      viewer.kind === 'member' ? invitations(scope, viewer.id, args) : null,
  }),
);
