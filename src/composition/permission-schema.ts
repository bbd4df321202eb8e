import { type Permission, permission } from '../access/assertions.ts';
import { parseNodeId } from '../access/node-ids.ts';
import type { Action } from '../access/rule.ts';
import { Viewer } from '../domains/viewer/refs.ts';
import { builder } from '../graphql/builder.ts';
import { ACTION_NAMES, ACTIONS } from './actions.ts';

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

builder.objectField(Viewer, 'can', (t) =>
  t.field({
    description: 'Whether the viewer may do something, before a button for it is shown.',
    type: PermissionRef,
    args: {
      action: t.arg({ type: ActionRef, required: true, description: 'What to do.' }),
      subject: t.arg.id({
        description: 'What to do it to; left out for what is done to nothing in particular.',
      }),
    },
    resolve: (_viewer, { action, subject }, scope) =>
      permission(scope, action, subject ? parseNodeId(scope, subject, 'subject') : null),
  }),
);

/** `comment.acceptAnswer` is COMMENT_ACCEPT_ANSWER. */
function enumNameOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace('.', '_')
    .toUpperCase();
}
