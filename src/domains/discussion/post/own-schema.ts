import { builder } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { Viewer } from '../../viewer/refs.ts';
import { drafts, invitations } from './own-service.ts';
import { PostConnection } from './refs.ts';

builder.objectField(Viewer, 'drafts', (t) =>
  t.field({
    description:
      'Posts that the viewer has not published yet, begun last first, with those written together with others. Null for nobody in particular.',
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
      'Posts that others ask the viewer to write together with them, asked last first. Null for nobody in particular.',
    type: PostConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (viewer, args, scope) =>
      viewer.kind === 'member' ? invitations(scope, viewer.id, args) : null,
  }),
);
