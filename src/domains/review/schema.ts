import { builder } from '../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../graphql/connection.ts';
import { Viewer } from '../viewer/refs.ts';
import { HeldTextConnection } from './refs.ts';
import { heldTexts } from './service.ts';

builder.objectField(Viewer, 'heldTexts', (t) =>
  t.field({
    description:
      'The texts that are held for review, oldest first. Moderators see all of them, members their own. Null for anonymous viewers.',
    type: HeldTextConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (viewer, args, scope) =>
      viewer.kind === 'member' ? heldTexts(scope, viewer, args) : null,
  }),
);
