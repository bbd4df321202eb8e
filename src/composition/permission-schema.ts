import { parseNodeId } from '../access/node-ids.ts';
import { type Permission, permission } from '../access/permissions.ts';
import type { Action } from '../access/rule.ts';
import { Viewer } from '../domains/viewer/refs.ts';
import { builder } from '../graphql/builder.ts';
import { invariant } from '../lib/invariant.ts';
import { ACTION_NAMES, ACTIONS } from './actions.ts';

const ENUM_NAMES = Object.fromEntries(
  ACTION_NAMES.map((name) => [name, enumNameOf(name)]),
) as Readonly<Record<Action, string>>;
const ACTIONS_BY_ENUM_NAME = new Map(ACTION_NAMES.map((name) => [ENUM_NAMES[name], name]));

// The values are the names: compiled operations answer with what resolvers return.
export const ActionRef = builder.enumType('Action', {
  description:
    'The actions that need permission. `viewer { can }` and `viewerCan` tell whether the viewer may perform one.',
  values: Object.fromEntries(
    ACTION_NAMES.map((name) => [ENUM_NAMES[name], { description: ACTIONS[name].description }]),
  ) as Record<string, { description: string }>,
});

/** The action that a value of the enum names. */
export function actionNamed(enumName: string): Action {
  const action = ACTIONS_BY_ENUM_NAME.get(enumName);
  invariant(action !== undefined, `${enumName} is a value of Action`);
  return action;
}

export const PermissionRef = builder.objectRef<Permission>('Permission').implement({
  description: 'Whether the viewer may perform an action.',
  fields: (t) => ({
    action: t.field({
      description: 'The action that was checked.',
      type: ActionRef,
      resolve: ({ action }) => ENUM_NAMES[action],
    }),
    isAllowed: t.exposeBoolean('isAllowed', {
      description: 'Whether the viewer may perform the action.',
    }),
    code: t.exposeString('code', {
      nullable: true,
      description:
        'The code of the error that the action would return. Null if the action is allowed.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description:
        'The reason for the refusal, as a sentence to display. Null if the action is allowed.',
    }),
  }),
});

builder.objectField(Viewer, 'can', (t) =>
  t.field({
    description:
      'Whether the viewer may perform an action. Use it to decide whether to show a button.',
    type: PermissionRef,
    args: {
      action: t.arg({ type: ActionRef, required: true, description: 'The action to check.' }),
      subjectId: t.arg.id({
        description:
          'The id of the object that the action applies to. Leave it out for actions without a subject.',
      }),
    },
    resolve: (_viewer, { action, subjectId }, scope) =>
      permission(
        scope,
        actionNamed(action),
        subjectId ? parseNodeId(scope, subjectId, 'subjectId') : null,
      ),
  }),
);

/** `comment.acceptAnswer` is COMMENT_ACCEPT_ANSWER. */
function enumNameOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace('.', '_')
    .toUpperCase();
}
