import { builder } from '../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../graphql/connection.ts';
import { Viewer } from '../viewer/refs.ts';
import { HeldTextConnection } from './refs.ts';
import { heldTexts } from './service.ts';

builder.objectField(Viewer, 'heldTexts', (t) =>
  t.field({
    description:
      'The texts of newcomers that wait for review, held first comes first. Moderators get all, others their own, anonymous viewers null.',
    type: HeldTextConnection,
    nullable: true,
    args: pageArgs(t.arg),
    complexity: pageComplexity,
    resolve: (viewer, args, scope) =>
      viewer.kind === 'member' ? heldTexts(scope, viewer, args) : null,
  }),
);
