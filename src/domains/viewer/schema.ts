import { type Permission, permission } from '../../access/assertions.ts';
import { parseNodeId } from '../../access/node-ids.ts';
import type { MemberViewer } from '../../access/viewer.ts';
import { ACTION_NAMES, ACTIONS, type Action } from '../../composition/actions.ts';
import { builder } from '../../graphql/builder.ts';
import type { Scope } from '../../request/scope.ts';
import { User } from '../people/user/refs.ts';
import { usersById } from '../people/user/service.ts';

const ActionRef = builder.enumType('Action', {
  description: 'What somebody may or may not do.',
  values: Object.fromEntries(
    ACTION_NAMES.map((name) => [
      enumNameOf(name),
      { value: name, description: ACTIONS[name].description },
    ]),
  ) as Record<string, { value: Action; description: string }>,
});

const PermissionRef = builder.objectRef<Permission>('Permission').implement({
  description: 'Whether the viewer may do something.',
  fields: (t) => ({
    isAllowed: t.exposeBoolean('isAllowed', { description: 'Whether they may.' }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'The code of the error that they would get; null when they may.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why not, for people; null when they may.',
    }),
  }),
});

/** Who asks, as others hang fields on it: `builder.objectField(Viewer, …)`. */
export const Viewer = builder.objectRef<Scope['viewer']>('Viewer').implement({
  description: 'Whoever sent the request, with what is for them alone.',
  fields: (t) => ({
    user: t.field({
      description: 'The person; null when nobody in particular asks.',
      type: User,
      nullable: true,
      resolve: (viewer, _args, scope) => personOf(scope, viewer),
    }),
    can: t.field({
      description: 'Whether the viewer may do something, before a button for it is shown.',
      type: PermissionRef,
      args: {
        action: t.arg({ type: ActionRef, required: true, description: 'What to do.' }),
        subject: t.arg.id({
          description: 'What to do it to; left out for what is done to nothing in particular.',
        }),
      },
      resolve: (_viewer, { action, subject }, scope) =>
        permission(scope, action, subject ? parseNodeId(subject, 'subject') : null),
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
  return viewer.kind === 'member'
    ? usersById(scope).load((viewer satisfies MemberViewer).id)
    : null;
}

/** `comment.acceptAnswer` is COMMENT_ACCEPT_ANSWER. */
function enumNameOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace('.', '_')
    .toUpperCase();
}
