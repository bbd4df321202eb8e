import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../lib/global-id.ts';
import type { Scope } from '../../request/scope.ts';
import { User } from '../people/user/refs.ts';
import { usersById } from '../people/user/service.ts';
import { Viewer } from './refs.ts';
import { viewerKey } from './service.ts';

builder.objectType(Viewer, {
  description: 'The account that makes the request, with its private data.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({
      description:
        'The id of the viewer, different from the id of the `user`. `node(id:)` finds it for the same account only. All anonymous viewers have the same id.',
      resolve: (viewer) => encodeGlobalId('Viewer', viewerKey(viewer)),
    }),
    user: t.field({
      description: 'The viewer’s user account. Null for anonymous viewers.',
      type: User,
      nullable: true,
      resolve: (viewer, _args, scope) => personOf(scope, viewer),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    rule: 'public',
    description: 'The account that makes this request. Its `user` is null for anonymous requests.',
    type: Viewer,
    resolve: (_root, _args, scope) => scope.viewer,
  }),
);

async function personOf(scope: Scope, viewer: Scope['viewer']) {
  return viewer.kind === 'member' ? usersById(scope).load(viewer.id) : null;
}
