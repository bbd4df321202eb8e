import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { Viewer } from '../../viewer/refs.ts';
import { drafts, invitations } from './own-service.ts';
import { PostConnection } from './refs.ts';

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

builder.objectField(Viewer, 'invitations', (t) =>
  t.field({
    description:
      'The posts that the viewer is invited to as a co-author, newest invitation first. Null for anonymous viewers.',
    type: PostConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (viewer, args, scope) =>
      viewer.kind === 'member' ? invitations(scope, viewer.id, args) : null,
  }),
);
