import { builder } from '../../graphql/builder.ts';
import type { Scope } from '../../request/scope.ts';
import { User } from '../people/user/refs.ts';
import { usersById } from '../people/user/service.ts';
import { Viewer } from './refs.ts';

builder.objectType(Viewer, {
  description: 'Whoever sent the request, with what is for them alone.',
  fields: (t) => ({
    user: t.field({
      description: 'The person; null when nobody in particular asks.',
      type: User,
      nullable: true,
      resolve: (viewer, _args, scope) => personOf(scope, viewer),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    rule: 'public',
    description: 'Whoever asks. Anonymous ones are somebody too.',
    type: Viewer,
    resolve: (_root, _args, scope) => scope.viewer,
  }),
);

async function personOf(scope: Scope, viewer: Scope['viewer']) {
  return viewer.kind === 'member' ? usersById(scope).load(viewer.id) : null;
}
